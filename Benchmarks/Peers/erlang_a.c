// The least a simulation by events can cost: one queue, equal agents, exponential times (M/M/c+M).
//
// Nothing here is general: no skills, no lines, no intervals, times never other than exponential.
// The next "agent finishes" and the next "caller hangs up" come from tournament trees, whose
// updates have no branch to mispredict; exponentials are drawn in batches that the compiler makes
// vectors of. Build: cc -O3 -march=native -o erlang_a erlang_a.c -lm; run: ./erlang_a CALLS SEED.

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { AGENTS = 100, AGENT_LEAVES = 128, SLOTS = 4096, BATCH = 512 };
static const double INTERARRIVAL = 180.0 / 95, HANDLING = 180, PATIENCE = 120, WITHIN = 20;
static const uint64_t NEVER = UINT64_MAX;

// A winner tree of keys: leaf i at leaves + i, the smaller child above, the first event at 1.
static uint64_t agent_tree[2 * AGENT_LEAVES], deadline_tree[2 * SLOTS];

static inline void set(uint64_t *tree, int leaves, int i, uint64_t key) {
  i += leaves;
  tree[i] = key;
  while (i > 1) {
    uint64_t rival = tree[i ^ 1];
    key = rival < key ? rival : key;
    i >>= 1;
    tree[i] = key;
  }
}

// The pattern of a non-negative double orders as it does; its low bits give way to the owner.
static inline uint64_t key_of(double time, uint64_t owner, uint64_t mask) {
  uint64_t bits;
  memcpy(&bits, &time, 8);
  return (bits & ~mask) | owner;
}

static inline double time_of(uint64_t key, uint64_t mask) {
  double time;
  key &= ~mask;
  memcpy(&time, &key, 8);
  return time;
}

typedef struct {
  uint64_t state;
  double mean, values[BATCH];
  int next;
} stream;

// Minus the logarithm of a number in (0, 1), by the minimax coefficients of fdlibm.
static inline double exponential(uint64_t bits) {
  union { uint64_t u; double d; } x = { (bits >> 12) | 0x3FF0000000000000u };
  double u = (x.d - 1) + 0x1p-53;
  x.d = u;
  uint64_t shifted = x.u + 0x00095F6200000000u;
  union { uint64_t u; double d; } e = { (shifted >> 52) | 0x4330000000000000u };
  double exponent = e.d - 0x1p52 - 1023;
  x.u = (shifted & 0x000FFFFFFFFFFFFFu) + 0x3FE6A09E00000000u;
  double f = x.d - 1, s = f / (2 + f), z = s * s, w = z * z;
  double even = w * (3.999999999940941908e-01
    + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  double odd = z * (6.666666666666735130e-01 + w * (2.857142874366239149e-01
    + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  double half = 0.5 * f * f;
  return -(exponent * 0.6931471805599453 - ((half - s * (half + even + odd)) - f));
}

static void refill(stream *s) {
  uint64_t state = s->state;
  for (int i = 0; i < BATCH; i++) {
    // SplitMix64 by counter, so that the loop has no chain of dependences.
    uint64_t z = state + (uint64_t)(i + 1) * 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    s->values[i] = s->mean * exponential(z ^ (z >> 31));
  }
  s->state = state + (uint64_t)BATCH * 0x9E3779B97F4A7C15u;
  s->next = 0;
}

static inline double draw(stream *s) {
  if (s->next == BATCH) refill(s);
  return s->values[s->next++];
}

int main(int count, char **arguments) {
  long calls = count > 1 ? atol(arguments[1]) : 10000000;
  uint64_t seed = count > 2 ? strtoull(arguments[2], 0, 10) : 1;
  static stream arrivals, handlings, patiences;
  arrivals = (stream){ .state = seed * 3, .mean = INTERARRIVAL, .next = BATCH };
  handlings = (stream){ .state = ~seed, .mean = HANDLING, .next = BATCH };
  patiences = (stream){ .state = seed << 32, .mean = PATIENCE, .next = BATCH };

  static double joined[SLOTS];
  static uint8_t waits[SLOTS];
  static int idle[AGENT_LEAVES];
  memset(agent_tree, 0xFF, sizeof agent_tree);
  memset(deadline_tree, 0xFF, sizeof deadline_tree);
  const uint64_t agent_mask = AGENT_LEAVES - 1, slot_mask = SLOTS - 1;
  unsigned idle_head = 0, idle_count = AGENTS, head = 0, tail = 0;
  for (int i = 0; i < AGENTS; i++) idle[i] = i;

  struct timespec start, end;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
  long arrived = 0, answered = 0, abandoned = 0, in_time = 0, at_once = 0;
  double waited = 0, waited_answered = 0, busy = 0, now = 0;
  uint64_t next_arrival = key_of(draw(&arrivals), 0, 0);
  while (arrived < calls) {
    uint64_t finish = agent_tree[1], deadline = deadline_tree[1];
    if (next_arrival < finish && next_arrival < deadline) {
      now = time_of(next_arrival, 0);
      next_arrival = key_of(now + draw(&arrivals), 0, 0);
      arrived++;
      if (idle_count > 0) {
        int agent = idle[idle_head++ & agent_mask];
        idle_count--;
        double handling = draw(&handlings);
        busy += handling;
        answered++, at_once++, in_time++;
        set(agent_tree, AGENT_LEAVES, agent, key_of(now + handling, agent, agent_mask));
      } else {
        if (tail - head == SLOTS) return fputs("the queue is full\n", stderr), 1;
        unsigned slot = tail++ & slot_mask;
        joined[slot] = now;
        waits[slot] = 1;
        set(deadline_tree, SLOTS, slot, key_of(now + draw(&patiences), slot, slot_mask));
      }
    } else if (finish < deadline) {
      now = time_of(finish, agent_mask);
      int agent = finish & agent_mask;
      while (head != tail && !waits[head & slot_mask]) head++;
      if (head != tail) {
        unsigned slot = head++ & slot_mask;
        waits[slot] = 0;
        set(deadline_tree, SLOTS, slot, NEVER);
        double wait = now - joined[slot], handling = draw(&handlings);
        busy += handling;
        waited += wait, waited_answered += wait;
        answered++, in_time += wait <= WITHIN;
        set(agent_tree, AGENT_LEAVES, agent, key_of(now + handling, agent, agent_mask));
      } else {
        idle[(idle_head + idle_count++) & agent_mask] = agent;
        set(agent_tree, AGENT_LEAVES, agent, NEVER);
      }
    } else {
      now = time_of(deadline, slot_mask);
      unsigned slot = deadline & slot_mask;
      waits[slot] = 0;
      set(deadline_tree, SLOTS, slot, NEVER);
      waited += now - joined[slot];
      abandoned++;
    }
  }
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
  double seconds = (end.tv_sec - start.tv_sec) + (end.tv_nsec - start.tv_nsec) * 1e-9;
  printf("{\"calls\": %ld, \"seconds\": %.6f, \"serviceLevel\": %.6f, \"abandonment\": %.6f, "
    "\"asa\": %.4f, \"meanWait\": %.4f, \"delayed\": %.6f, \"occupancy\": %.6f}\n",
    arrived, seconds, (double)in_time / arrived, (double)abandoned / arrived,
    waited_answered / answered, waited / arrived, 1 - (double)at_once / arrived,
    busy / now / AGENTS);
  return 0;
}
