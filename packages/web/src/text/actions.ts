/** What the planner can do. */
export const actionText = {
  solve: 'Solve',
  stop: 'Stop',
  stopping: 'Stopping…',
  undo: 'Undo',
  redo: 'Redo',
  showChanges: 'See what changed',
  closeSite: 'Close',
  keepSiteOpen: 'Keep open',
  freeSite: 'Plan decides',
  moveWorkload: 'Move to…',
  moveQuestion: 'Move all of it to which site?',
  pinWorkload: 'Hold at…',
  pinQuestion: 'Hold it at which site?',
  forbidWorkload: 'Forbid at…',
  forbidQuestion: 'Keep it away from which site?',
  releaseWorkload: 'Release',
} as const
