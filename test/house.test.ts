import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = new URL('../', import.meta.url)
const text = (path: string) => readFileSync(new URL(path, root), 'utf8')
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(new URL(path, root)))
const sources = tracked.filter(
  (path) => /\.tsx?$/.test(path) && !/\/generated\/|\.d\.ts$/.test(path),
)

describe('the README', () => {
  const named = [...text('README.md').matchAll(/^\| `([^`]+)` \| .+ \|$/gm)]
    .map((row) => row[1] ?? '')
    .filter((path) => !/^[A-Z_]+$/.test(path))

  it('names only folders that exist', () => {
    expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([])
  })

  it('names every folder of the house and every room of a package', () => {
    const rooms = new Set(
      tracked.flatMap((path) => {
        const parts = path.split('/')
        if (parts[0] !== 'packages') return parts.length > 1 ? [parts[0] ?? ''] : []
        if (parts[2] === 'src') return parts.length > 4 ? [parts.slice(0, 4).join('/')] : []
        return [parts.slice(0, 2).join('/')]
      }),
    )
    expect([...rooms].filter((room) => !named.includes(room)).sort()).toEqual([])
  })

  it('links only to what exists', () => {
    const links = [...text('README.md').matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(
      (match) => match[1] ?? '',
    )
    expect(links.filter((link) => !existsSync(new URL(link, root)))).toEqual([])
  })
})

describe('the house', () => {
  it('keeps files short: half of them up to 100 lines, none over 400', () => {
    const lengths = sources
      .map((path) => ({ path, lines: text(path).split('\n').length - 1 }))
      .sort((a, b) => a.lines - b.lines)
    expect(lengths[Math.floor(lengths.length / 2)]?.lines).toBeLessThanOrEqual(100)
    expect(lengths.filter(({ lines }) => lines > 400)).toEqual([])
  })
})
