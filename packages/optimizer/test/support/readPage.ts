/** An element of a page, its attributes, and what is in it. */
export interface PageElement {
  name: string
  attributes: Record<string, string>
  children: (PageElement | string)[]
}

const withoutEnd = new Set(['meta', 'br', 'hr', 'img', 'link', 'input'])
const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

const unescaped = (text: string): string => {
  if (/[<>]/.test(text)) throw new Error(`A bare angle bracket in: ${text}`)
  const read = text.replace(/&[^;\s]*;?/g, (entity) => {
    const sign = entities[entity]
    if (sign === undefined) throw new Error(`An unknown entity ${entity} in: ${text}`)
    return sign
  })
  return read
}

const attributesOf = (text: string): Record<string, string> => {
  const attributes: Record<string, string> = {}
  const rest = text.replace(/\s+([\w:-]+)="([^"]*)"/g, (_, name: string, value: string) => {
    if (name in attributes) throw new Error(`${name} is there twice in: ${text}`)
    attributes[name] = unescaped(value)
    return ''
  })
  if (rest.trim() !== '') throw new Error(`Not an attribute: ${rest}`)
  return attributes
}

/** Reads a page as strictly as XML is read: every element ends, in order, every attribute is quoted, every text is escaped. Throws at the first fault. */
export const readPage = (page: string): PageElement => {
  if (!page.startsWith('<!doctype html>\n')) throw new Error('It does not begin as a page does.')
  const root: PageElement = { name: '', attributes: {}, children: [] }
  const open = [root]
  const pattern =
    /<style>((?:(?!<\/style)[\s\S])*)<\/style>|<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)|</g
  for (const match of page.slice('<!doctype html>'.length).matchAll(pattern)) {
    const [whole, style, slash, name, attributes = '', selfEnd, text] = match
    const inner = open.at(-1)
    if (!inner) throw new Error(`Something after the end: ${whole}`)
    if (style !== undefined)
      inner.children.push({ name: 'style', attributes: {}, children: [style] })
    else if (text !== undefined) inner.children.push(unescaped(text))
    else if (name === undefined)
      throw new Error(`A bare < before: ${page.slice(match.index, match.index + 60)}`)
    else if (slash) {
      if (inner.name !== name) throw new Error(`</${name}> ends <${inner.name}>`)
      open.pop()
    } else {
      const element = { name, attributes: attributesOf(attributes), children: [] }
      inner.children.push(element)
      if (!selfEnd && !withoutEnd.has(name)) open.push(element)
    }
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> does not end`)
  return root
}

/** All elements in order, the outer ones first. */
export const elementsOf = (element: PageElement): PageElement[] =>
  element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [child, ...elementsOf(child)],
  )

export const elementsNamed = (element: PageElement, name: string): PageElement[] =>
  elementsOf(element).filter((entry) => entry.name === name)

/** What can be read of it. */
export const textOf = (element: PageElement): string =>
  element.children
    .map((child) => (typeof child === 'string' ? child : textOf(child)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
