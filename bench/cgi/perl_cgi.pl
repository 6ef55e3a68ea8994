#!/usr/bin/perl
# What a small form program in Perl does: takes an urlencoded body apart, looks that nothing is empty or longer than
# 10,000 characters, and shows the values in a page, of at least as many bytes as the query says. No module is loaded:
# CGI.pm alone would take longer than all of this.
use strict;
use warnings;

read(STDIN, my $body, $ENV{CONTENT_LENGTH} || 0);

my (@names, %values, @faults);
for my $pair (split /&/, $body) {
    my ($name, $value) = split /=/, $pair, 2;
    for ($name, $value) {
        $_ = '' unless defined;
        tr/+/ /;
        s/%([0-9A-Fa-f]{2})/chr hex $1/ge;
        utf8::decode($_) or push @faults, 'encoding';
    }
    push @names, $name unless exists $values{$name};
    $values{$name} = $value;
}

for my $name (@names) {
    $values{$name} =~ s/\A\s+|\s+\z//g;
    push @faults, $name if $values{$name} eq '' || length $values{$name} > 10_000;
}

sub escaped {
    my ($text) = @_;
    my %entities = ('&' => '&amp;', '<' => '&lt;', '>' => '&gt;', '"' => '&quot;');
    $text =~ s/([&<>"])/$entities{$1}/g;
    return $text;
}

my $page = "<!DOCTYPE html>\n<html lang=\"ja\">\n<dl>\n";
$page .= '<dt>' . escaped($_) . '</dt><dd>' . escaped($values{$_}) . "</dd>\n" for @names;
$page .= '<p>' . scalar(@faults) . "</p>\n</dl>\n</html>\n";
utf8::encode($page);
my $missing = ($ENV{QUERY_STRING} || 0) - length $page;
$page .= '.' x $missing if $missing > 0;

print 'Status: ', @faults ? '422 Unprocessable Content' : '200 OK', "\r\n";
print "Content-Type: text/html; charset=utf-8\r\nContent-Length: ", length $page, "\r\n\r\n", $page;
