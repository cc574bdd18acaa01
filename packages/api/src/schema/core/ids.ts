/**
 * Opaque ids: a type and what tells its members apart, as base64url. Nobody outside should read
 * or build one; a text that is not such an id decodes to nothing instead of failing.
 */
export const encodeId = (typename: string, parts: string): string =>
  Buffer.from(`${typename}:${parts}`, 'utf8').toString('base64url')

export const decodeId = (id: string): { typename: string; id: string } | undefined => {
  const text = Buffer.from(id, 'base64url').toString('utf8')
  const colon = text.indexOf(':')
  if (colon < 1 || Buffer.from(text, 'utf8').toString('base64url') !== id) return undefined
  return { typename: text.slice(0, colon), id: text.slice(colon + 1) }
}

/** The inner id if the text is an id of this type; otherwise a text that no row has. */
export const innerId = (typename: string, id: string): string => {
  const decoded = decodeId(id)
  return decoded?.typename === typename ? decoded.id : ''
}
