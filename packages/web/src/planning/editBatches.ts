interface Made {
  index: number
  createdAt: string
}

/** Edits that were made together, in order: what one action of the planner added. */
export function editBatches<Edit extends Made>(edits: readonly Edit[]): Edit[][] {
  const batches: Edit[][] = []
  for (const edit of edits) {
    const last = batches.at(-1)
    if (last?.[0]?.createdAt === edit.createdAt) last.push(edit)
    else batches.push([edit])
  }
  return batches
}
