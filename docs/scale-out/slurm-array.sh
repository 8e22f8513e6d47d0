#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-only
# One shard of a campaign for each task of a Slurm job array:
#   sbatch --array=0-7 slurm-array.sh OUT --target imx8mp-m7 --seed 7 --cases 10000000
# Submit it from the root of a built checkout that every node sees; the array must begin at 0.
#SBATCH --job-name=rproclab
#SBATCH --cpus-per-task=1
set -euo pipefail

out=$1
shift
exec ./rproclab fuzz --shard "$SLURM_ARRAY_TASK_ID/$((SLURM_ARRAY_TASK_MAX + 1))" --jobs "${SLURM_CPUS_PER_TASK:-1}" \
    --fail-on never --out "$out/shard-$SLURM_ARRAY_TASK_ID" "$@"
