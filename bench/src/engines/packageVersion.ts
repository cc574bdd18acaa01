import { existsSync, readFileSync } from 'node:fs'

/** The version of an installed package; null where it is not installed. */
export const packageVersion = (name: string): string | null => {
  for (let folder = new URL('.', import.meta.url); ; folder = new URL('..', folder)) {
    const file = new URL(`node_modules/${name}/package.json`, folder)
    if (existsSync(file))
      return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
    if (folder.pathname === '/' || new URL('..', folder).href === folder.href) return null
  }
}
