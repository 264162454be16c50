#ifndef HOTLINE_BUILT_IN_H
#define HOTLINE_BUILT_IN_H

#include <stddef.h>

/* A file of the repository: its path there, and its text in UTF-8, ended by a zero byte. */
struct hotline_file {
  const char *path;
  const unsigned char *text;
};

size_t hotline_file_count(void);

/* The file of an index below the count. */
struct hotline_file hotline_file_at(size_t index);

#endif
