/* How long a one-shot `hotline pop` takes, from starting the process to its end: start-up, opening
   database and key file, the look-up and its durable audit row included. The numbers to look up
   come from standard input, one a line. Beside the time on the clock it tells the processor time,
   which other work on the machine hardly changes. */

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

enum { MOST_ROUNDS = 100000 };

extern char **environ;

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static double milliseconds(struct timeval time) { return time.tv_sec * 1e3 + time.tv_usec / 1e3; }

int main(int count, char **words) {
  static double times[MOST_ROUNDS], processor[MOST_ROUNDS];
  char number[64];
  int rounds = 0;
  if (count != 3) {
    fprintf(stderr, "usage: pop-benchmark HOTLINE DATABASE < NUMBERS\n");
    return 2;
  }
  posix_spawn_file_actions_t silent;
  posix_spawn_file_actions_init(&silent);
  posix_spawn_file_actions_addopen(&silent, 1, "/dev/null", O_WRONLY, 0);
  while (rounds < MOST_ROUNDS && fgets(number, sizeof number, stdin)) {
    number[strcspn(number, "\n")] = 0;
    char *command[] = {words[1], "pop", number, "--db", words[2], "--agent", "li-na", NULL};
    pid_t process;
    int status = 0;
    double start = now();
    if (posix_spawn(&process, words[1], &silent, NULL, command, environ)) {
      perror(words[1]);
      return 1;
    }
    struct rusage used;
    wait4(process, &status, 0, &used);
    times[rounds] = now() - start;
    processor[rounds++] = milliseconds(used.ru_utime) + milliseconds(used.ru_stime);
    if (status != 0) {
      fprintf(stderr, "pop-benchmark: round %d ended with status %d\n", rounds, status);
      return 1;
    }
  }
  if (rounds == 0) return 1;
  qsort(times, rounds, sizeof times[0], compare);
  qsort(processor, rounds, sizeof processor[0], compare);
  printf("{ \"rounds\": %d, \"median\": %.3f, \"p99\": %.3f, \"longest\": %.3f, "
         "\"processorMedian\": %.3f }\n",
         rounds, times[rounds / 2], times[(int)(rounds * 0.99)], times[rounds - 1],
         processor[rounds / 2]);
  return 0;
}
