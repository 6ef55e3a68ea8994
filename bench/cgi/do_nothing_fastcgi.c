/* do_nothing_cgi.c as a FastCGI server, by libfcgi. Its descriptor 0 is the listening socket. */
#include <fcgiapp.h>
#include <stdlib.h>
#include <string.h>

static unsigned long number_of(const char* variable, FCGX_ParamArray variables) {
  const char* text = FCGX_GetParam(variable, variables);
  return text == NULL ? 0 : strtoul(text, NULL, 10);
}

static void answer(FCGX_Request* request) {
  static char bytes[64 * 1024];
  unsigned long unread = number_of("CONTENT_LENGTH", request->envp);
  while (unread > 0) {
    const unsigned long wanted = unread < sizeof bytes ? unread : sizeof bytes;
    const int count = FCGX_GetStr(bytes, (int)wanted, request->in);
    if (count <= 0) return;
    unread -= (unsigned long)count;
  }
  unsigned long page = number_of("QUERY_STRING", request->envp);
  FCGX_FPrintF(request->out, "Status: 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %lu\r\n\r\n",
               page);
  memset(bytes, '.', sizeof bytes);
  while (page > 0) {
    const unsigned long count = page < sizeof bytes ? page : sizeof bytes;
    if (FCGX_PutStr(bytes, (int)count, request->out) < 0) return;
    page -= count;
  }
}

int main(void) {
  FCGX_Request request;
  if (FCGX_Init() != 0 || FCGX_InitRequest(&request, 0, 0) != 0) return 1;
  while (FCGX_Accept_r(&request) == 0) {
    answer(&request);
    FCGX_Finish_r(&request);
  }
  return 0;
}
