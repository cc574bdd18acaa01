/** Sentences about what went wrong, or what the planner should know. */
export const noticeText = {
  region: 'Notices',
  dismiss: 'Dismiss',
  faultTitle: 'The server could not answer',
  faultUnknown: 'It gave no reason. Reload the page, or look at the server’s log.',
  staleTitle: 'Somebody else changed this scenario',
  staleLine:
    'Nothing of yours was changed. The page now shows the newest version; make your change again if it still applies.',
  rejectedTitle: 'This change was not made',
  branchRejectedTitle: 'No branch was made',
  solveRejectedTitle: 'The search did not start',
  goneTitle: 'The server does not answer',
  goneLine: 'What you see is the last state it gave. The page keeps trying.',
  tryNow: 'Try now',
  madeTitle: 'Done',
  undoMade: 'Undo this change',
} as const
