// The least that the work can cost: bytes of the line list to counts by ward and day, in one loop that makes no column, checks
// nothing and knows the form of its input by heart. A lower bound beside the programs, not a program.
//
//   bound WARDS ROWS THREADS      WARDS as written by bound.py; ROWS of longitude,latitude,report_date,age,classification
//
// The index: cells wholly in one ward hold its number; other cells list their candidate wards, each tested by crossings of a ray
// with the edges in the point's stripe of the ward. Building it is not timed. Borders go to either side.
#define _GNU_SOURCE
#include <fcntl.h>
#include <math.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { STRIPES = 128, DAYS = 256, BATCH = 256 };
typedef struct { double xa, ya, xb, yb; } edge;
typedef struct { int64_t cell; int32_t ward; } mark;
static int32_t wards, *grid, *candidates;
static int64_t edge_count, columns, rows_of_cells, *first_candidate, *first_edge;
static double west, south, per_x, per_y, *bottom, *per_stripe;
static edge *striped;

static void *allocate(size_t size) { void *p = calloc(1, size + 64); if (!p) exit(3); return p; }

static int by_cell(const void *a, const void *b) {
  const mark *p = a, *q = b;
  return p->cell != q->cell ? (p->cell < q->cell ? -1 : 1) : p->ward - q->ward;
}
static int by_value(const void *a, const void *b) { double p = *(const double *)a, q = *(const double *)b; return (p > q) - (p < q); }
static int64_t clamp(int64_t v, int64_t most) { return v < 0 ? 0 : v > most ? most : v; }
static int64_t column(double x) { return clamp((int64_t)floor((x - west) * per_x), columns - 1); }
static int64_t row(double y) { return clamp((int64_t)floor((y - south) * per_y), rows_of_cells - 1); }
static int stripe(int w, double y) { return (int)clamp((int64_t)((y - bottom[w]) * per_stripe[w]), STRIPES - 1); }

static void build(const edge *edges, const int64_t *start) {
  double east = -1e9, north = -1e9; west = south = 1e9;
  for (int64_t i = 0; i < edge_count; i++) {
    west = fmin(west, edges[i].xa); south = fmin(south, edges[i].ya); east = fmax(east, edges[i].xa); north = fmax(north, edges[i].ya);
  }
  double size = sqrt((east - west) * (north - south) / (2400.0 * wards));
  west -= size / 1000; south -= size / 1000;
  columns = (int64_t)((east - west) / size) + 1; rows_of_cells = (int64_t)((north - south) / size) + 1;
  per_x = per_y = 1 / size;
  grid = allocate(4 * columns * rows_of_cells);
  memset(grid, -1, 4 * columns * rows_of_cells);
  bottom = allocate(8 * wards); per_stripe = allocate(8 * wards); first_edge = allocate(8 * ((int64_t)wards * STRIPES + 2));
  int64_t marks = 0, room = 1 << 20; mark *list = malloc(room * sizeof(mark)); double *cross = malloc(8 * (edge_count + 1));
  for (int w = 0; w < wards; w++) {
    double low = 1e9, high = -1e9;
    for (int64_t i = start[w]; i < start[w + 1]; i++) { low = fmin(low, edges[i].ya); high = fmax(high, edges[i].ya); }
    bottom[w] = low; per_stripe[w] = STRIPES / (high - low);
    for (int64_t r = row(low); r <= row(high); r++) {  // Cells whose centre is in the ward.
      double y = south + (r + 0.5) / per_y; int64_t n = 0;
      for (int64_t i = start[w]; i < start[w + 1]; i++) {
        edge e = edges[i];
        if ((e.ya > y) != (e.yb > y)) cross[n++] = e.xa + (y - e.ya) * (e.xb - e.xa) / (e.yb - e.ya);
      }
      qsort(cross, n, 8, by_value);
      for (int64_t k = 0; k + 1 < n; k += 2)
        for (int64_t c = column(cross[k]); c <= column(cross[k + 1]); c++) {
          double x = west + (c + 0.5) / per_x;
          if (x > cross[k] && x < cross[k + 1]) grid[r * columns + c] = w;
        }
    }
    for (int64_t i = start[w]; i < start[w + 1]; i++) {  // Cells that the box of an edge touches.
      edge e = edges[i];
      for (int64_t r = row(fmin(e.ya, e.yb)); r <= row(fmax(e.ya, e.yb)); r++)
        for (int64_t c = column(fmin(e.xa, e.xb)); c <= column(fmax(e.xa, e.xb)); c++) {
          if (marks + 1 >= room) list = realloc(list, (room *= 2) * sizeof(mark));
          list[marks++] = (mark){r * columns + c, w};
        }
    }
  }
  // No edge of the ward at its centre need touch such a cell: it is a candidate too.
  int64_t borders = marks; list = realloc(list, 2 * (marks + 1) * sizeof(mark));
  for (int64_t i = 0; i < borders; i++) if (grid[list[i].cell] >= 0) list[marks++] = (mark){list[i].cell, grid[list[i].cell]};
  qsort(list, marks, sizeof(mark), by_cell);
  first_candidate = allocate(8 * (marks + 1)); candidates = allocate(4 * marks);
  int64_t cells = 0, n = 0;
  for (int64_t i = 0; i < marks; i++) {
    if (i && !by_cell(&list[i], &list[i - 1])) continue;
    if (!i || list[i].cell != list[i - 1].cell) { first_candidate[cells] = n; grid[list[i].cell] = -2 - (int32_t)cells++; }
    candidates[n++] = list[i].ward;
  }
  first_candidate[cells] = n;
  free(list); free(cross);
  for (int pass = 0; pass < 2; pass++) {  // Count the edges of each stripe, then place them.
    for (int w = 0; w < wards; w++)
      for (int64_t i = start[w]; i < start[w + 1]; i++)
        for (int s = stripe(w, fmin(edges[i].ya, edges[i].yb)), e = stripe(w, fmax(edges[i].ya, edges[i].yb)); s <= e; s++) {
          int64_t *place = &first_edge[(int64_t)w * STRIPES + s + 1];
          if (pass) striped[*place] = edges[i];
          ++*place;
        }
    if (pass) break;
    int64_t sum = 0;
    for (int64_t k = 1; k <= (int64_t)wards * STRIPES; k++) { int64_t count = first_edge[k]; first_edge[k] = sum; sum += count; }
    striped = allocate(sizeof(edge) * sum);
  }
}

static inline int covers(int w, double x, double y) {
  double s = (y - bottom[w]) * per_stripe[w];
  if (!(s >= 0 && s <= STRIPES)) return 0;
  int64_t k = (int64_t)w * STRIPES + (s < STRIPES ? (int)s : STRIPES - 1); int odd = 0;
  for (int64_t i = first_edge[k]; i < first_edge[k + 1]; i++) {
    const edge *e = &striped[i];
    if ((e->ya > y) != (e->yb > y) && x < e->xa + (y - e->ya) * (e->xb - e->xa) / (e->yb - e->ya)) odd ^= 1;
  }
  return odd;
}
static inline int64_t cell(double x, double y) {
  double c = (x - west) * per_x, r = (y - south) * per_y;
  return c >= 0 && r >= 0 && c < columns && r < rows_of_cells ? (int64_t)r * columns + (int64_t)c : -1;
}
static inline int ward(double x, double y) {
  int64_t place = cell(x, y); if (place < 0) return -1;
  int value = grid[place]; if (value >= -1) return value;
  for (int64_t i = first_candidate[-2 - value]; i < first_candidate[-1 - value]; i++) if (covers(candidates[i], x, y)) return candidates[i];
  return -1;
}
static inline double number(const char **at) {
  static const double tens[10] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
  const char *p = *at; int64_t v = 0; int minus = *p == '-'; p += minus;
  while ((unsigned char)(*p - '0') < 10) v = v * 10 + (*p++ - '0');
  const char *point = p;
  if (*p == '.') { p++; while ((unsigned char)(*p - '0') < 10) v = v * 10 + (*p++ - '0'); }
  *at = p; double d = v / tens[p > point ? p - point - 1 : 0];
  return minus ? -d : d;
}

typedef struct { const char *from, *to; uint32_t *counts; size_t rows, matched; } part;
static int days_before[13];
static void *count(void *argument) {
  part *job = argument; const char *p = job->from; double x[BATCH], y[BATCH]; int day[BATCH], kind[BATCH];
  while (p < job->to) {  // A few hundred rows at a time, so that waits for memory overlap.
    int n = 0;
    for (; n < BATCH && p < job->to; n++) {
      x[n] = number(&p); p++; y[n] = number(&p); p++;
      day[n] = days_before[(p[5] - '0') * 10 + p[6] - '0'] + (p[8] - '0') * 10 + p[9] - '0'; p += 11;
      while (*p != ',') p++;
      kind[n] = p[1] == 's'; p = (const char *)memchr(p, '\n', 64) + 1;
    }
    for (int i = 0; i < n; i++) { int64_t place = cell(x[i], y[i]); if (place >= 0) __builtin_prefetch(&grid[place]); }
    for (int i = 0; i < n; i++) {
      int w = ward(x[i], y[i]); if (w < 0) continue;
      job->matched++; job->counts[((size_t)w * DAYS + day[i]) * 2 + kind[i]]++;
    }
    job->rows += n;
  }
  return 0;
}
static double seconds(clockid_t clock) { struct timespec t; clock_gettime(clock, &t); return t.tv_sec + t.tv_nsec * 1e-9; }

int main(int argc, char **argv) {
  FILE *file = argc == 4 ? fopen(argv[1], "rb") : 0; int64_t head[2];
  if (!file || fread(head, 8, 2, file) != 2) return 2;
  wards = (int32_t)head[0]; edge_count = head[1];
  int64_t *start = allocate(8 * (wards + 1)); edge *edges = allocate(sizeof(edge) * edge_count);
  if (fread(start, 8, wards + 1, file) != (size_t)wards + 1 || fread(edges, sizeof(edge), edge_count, file) != (size_t)edge_count) return 2;
  build(edges, start); free(edges);
  static const int lengths[13] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (int m = 7; m < 13; m++) days_before[m] = days_before[m - 1] + lengths[m - 1];  // From 2021-06-01.
  double wall = seconds(CLOCK_MONOTONIC), cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
  int fd = open(argv[2], O_RDONLY), threads = atoi(argv[3]); struct stat status; fstat(fd, &status);
  const char *map = mmap(0, status.st_size, PROT_READ, MAP_PRIVATE, fd, 0), *end = map + status.st_size;
  const char *body = (const char *)memchr(map, '\n', 4096) + 1, *from = body; part jobs[64]; pthread_t handles[64];
  size_t rows = 0, matched = 0, size = (size_t)wards * DAYS * 2, confirmed = 0;
  for (int i = 0; i < threads; i++) {
    const char *to = i == threads - 1 ? end : body + (end - body) * (i + 1) / threads;
    if (to < end) to = (const char *)memchr(to, '\n', end - to) + 1;
    jobs[i] = (part){from, to, allocate(4 * size), 0, 0}; from = to; pthread_create(&handles[i], 0, count, &jobs[i]);
  }
  for (int i = 0; i < threads; i++) {
    pthread_join(handles[i], 0); rows += jobs[i].rows; matched += jobs[i].matched;
    for (size_t k = 0; k < size; k += 2) confirmed += jobs[i].counts[k];
  }
  printf("{\"wall\":%.4f,\"cpu\":%.4f,\"rows\":%zu,\"matched\":%zu,\"cases\":%zu}\n", seconds(CLOCK_MONOTONIC) - wall,
         seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu, rows, matched, confirmed);
  return 0;
}
