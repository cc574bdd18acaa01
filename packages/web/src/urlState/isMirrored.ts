/** Whether the address asks for right-to-left layout. */
export const isMirrored = (search: string): boolean =>
  new URLSearchParams(search).get('dir') === 'rtl'
