/* Runs PROGRAM and prints the greatest resident memory that it had, in bytes, on standard error. It is C since a
   process begins with the memory of the one that starts it: forms.cgi is smaller than Python. */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int count, char** words) {
  if (count != 2) return 2;
  const pid_t child = fork();
  if (child == 0) {
    execv(words[1], words + 1);
    _exit(127);
  }
  int status = 0;
  struct rusage usage;
  if (child < 0 || wait4(child, &status, 0, &usage) != child) return 1;
  /* Linux gives it in units of 1024 bytes. */
  fprintf(stderr, "%ld\n", usage.ru_maxrss * 1024);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
