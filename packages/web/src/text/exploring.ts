/** What becomes of a question about a plan. */
export const exploringText = {
  failed: 'There is no answer',
  refused: 'The question was not taken',
  stopped: 'Stopped',
  nothingKnown: 'Nothing was known yet. Ask again, and let it work a little longer.',
  noAnswer: 'The work ended without an answer. Ask again.',
  vanished: 'The server does not know this question any more. Ask again.',
} as const
