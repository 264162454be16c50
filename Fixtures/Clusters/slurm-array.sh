#!/bin/sh
# A study as an array of Slurm tasks, and its parts put together:
#
#   sbatch --wait --array=0-7 slurm-array.sh simulate evening.json5 --replications 2000
#   hotline merge parts/*.part --html evening.html
#
# Works for simulate, compare and sweep. A task that failed is run again with --array=I and
# PARTS=8, the size of the whole array.
#SBATCH --job-name=hotline
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=1
#SBATCH --output=%x-%a.log
set -eu
mkdir -p parts
exec "${HOTLINE:-hotline}" "$@" --jobs "${SLURM_CPUS_PER_TASK:-1}" \
  --shard "env/${PARTS:-$SLURM_ARRAY_TASK_COUNT}" --part "parts/$SLURM_ARRAY_TASK_ID.part"
