/* A CGI program that does nothing: reads the body, and answers with a page of as many bytes as the query says. */
#include <stdio.h>
#include <stdlib.h>

static unsigned long number_of(const char* variable) {
  const char* text = getenv(variable);
  return text == NULL ? 0 : strtoul(text, NULL, 10);
}

int main(void) {
  static char bytes[64 * 1024];
  unsigned long unread = number_of("CONTENT_LENGTH");
  while (unread > 0) {
    const size_t wanted = unread < sizeof bytes ? unread : sizeof bytes;
    const size_t count = fread(bytes, 1, wanted, stdin);
    if (count == 0) return 1;
    unread -= count;
  }
  const unsigned long page = number_of("QUERY_STRING");
  printf("Status: 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %lu\r\n\r\n", page);
  for (unsigned long written = 0; written < page; ++written) putchar('.');
  return 0;
}
