/** Words of parts that are used everywhere. */
export const uiText = {
  close: 'Close',
  cancel: 'Cancel',
  needsPositiveNumber: 'A number above zero is needed.',
} as const
