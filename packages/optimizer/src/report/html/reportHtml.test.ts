import type { Fleet } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { elementsNamed, elementsOf, readPage, textOf } from '../../../test/support/readPage.ts'
import { plan } from '../../plan.ts'
import { generateFleet } from '../../testing/generateFleet.ts'
import type { ReportDocument } from '../document.ts'
import { report } from '../report.ts'
import { html } from './markup.ts'
import { reportHtml } from './reportHtml.ts'

const documentOf = async (fleet: Fleet): Promise<ReportDocument> => {
  const result = await plan(fleet, { objective: 'cost', wholeReplicas: false, timeLimitSeconds: 5 })
  if (!result.plan) throw new Error(result.message)
  return report(fleet, result.plan, { proof: result, name: 'plan.json', madeAt: '2025-11-25' })
}
const pageOf = async (fleet: Fleet) => readPage(reportHtml(await documentOf(fleet)))
/** Names change nothing in a plan, so one does for all. */
const tinyPlan = plan(tinyFleet(), { objective: 'cost', wholeReplicas: false })

/** Names that break out of elements, attributes, comments, templates and lines where text is not escaped. */
const hostileNames = [
  '<script>alert(1)</script>',
  '</title></style></table><img src=x onerror=alert(1)>',
  '" onload="alert(1)',
  "' onload='alert(1)",
  '<!--',
  '&lt;b&gt;&#60;',
  `\${alert(1)}{{alert(1)}}`,
  ']]>',
  '\u202egnp.exe',
]
const hostileFleet = (name: string) =>
  tinyFleet((input) => {
    Object.assign(input, { name, description: name })
    for (const things of [input.sites, input.regions, input.operators, input.inferenceWorkloads])
      for (const thing of things ?? []) thing.name = name
    input.sources = [
      { id: 's', kind: 'assumption', title: name, date: name, url: `javascript:${name}` },
    ]
  })

const elementsOfNoPage = new Set([
  'script',
  'img',
  'iframe',
  'object',
  'embed',
  'link',
  'base',
  'form',
  'image',
  'use',
  'foreignObject',
])

describe('the report as a page', () => {
  it.each(hostileNames)(
    'is well formed and only text where everything is called %j',
    async (name) => {
      const result = await tinyPlan
      if (!result.plan) throw new Error(result.message)
      const page = readPage(reportHtml(report(hostileFleet(name), result.plan, { name })))
      const elements = elementsOf(page)
      expect(elements.filter((element) => elementsOfNoPage.has(element.name))).toEqual([])
      for (const { attributes } of elements)
        for (const [key, value] of Object.entries(attributes)) {
          expect(key).not.toMatch(/^on/i)
          if (key === 'href') expect(value).toMatch(/^(#|https?:)/)
        }
      expect(textOf(elementsNamed(page, 'title')[0] ?? page)).toContain(name)
      expect(elementsNamed(page, 'bdi').map(textOf)).toContain(name)
    },
  )

  it('shows a sign in the place of what no page may hold', () => {
    const signs = [0, 7, 0x1b, 0x7f, 0xd800].map((code) => String.fromCharCode(code))
    const { markup } = html`<p>${signs.join('a')}</p>`
    expect(markup).toBe(`<p>${Array(signs.length).fill('\ufffd').join('a')}</p>`)
  })

  it('loads nothing, runs nothing, and forbids both', async () => {
    const text = reportHtml(await documentOf(tinyFleet()))
    expect(text).not.toMatch(/<script|@import|url\(|src=/i)
    expect(text).toContain("default-src 'none'; style-src 'unsafe-inline'")
  })

  it('has every id once, and every reference leads to one', async () => {
    const elements = elementsOf(await pageOf(tinyFleet()))
    const ids = elements.flatMap(({ attributes }) => attributes['id'] ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    const references = elements.flatMap(({ attributes }) => [
      ...(attributes['aria-labelledby']?.split(' ') ?? []),
      ...(attributes['href']?.startsWith('#') ? [attributes['href'].slice(1)] : []),
    ])
    expect(references.length).toBeGreaterThan(10)
    expect(references.filter((id) => !ids.includes(id))).toEqual([])
  })

  it('has a caption and heads with a scope in every table, and as many cells in every row', async () => {
    const tables = elementsNamed(await pageOf(tinyFleet()), 'table')
    expect(tables.length).toBeGreaterThan(8)
    for (const table of tables) {
      const caption = textOf(elementsNamed(table, 'caption')[0] ?? table)
      expect(caption).not.toBe('')
      const heads = elementsNamed(table, 'th')
      expect(heads.filter(({ attributes }) => !attributes['scope'])).toEqual([])
      const widths = elementsNamed(table, 'tr').map(({ children }) => children.length)
      expect(new Set(widths).size, caption).toBe(1)
    }
  })

  it('tells what every drawing shows to those who do not see it', async () => {
    const drawings = elementsNamed(await pageOf(tinyFleet()), 'svg').filter(
      ({ attributes }) => attributes['aria-hidden'] !== 'true',
    )
    // Map, waterfall and bars, each for wide and for narrow screens.
    expect(drawings).toHaveLength(6)
    for (const { attributes, children } of drawings) {
      expect(attributes['role']).toBe('img')
      const [title, description] = children.filter((child) => typeof child !== 'string')
      expect([title?.name, description?.name]).toEqual(['title', 'desc'])
    }
  })

  it('shows the first rows of a long table with its sums, and folds the others away', async () => {
    const fleet = generateFleet({ seed: 4, sites: 6, inferenceWorkloads: 40, trainingWorkloads: 3 })
    const page = await pageOf(fleet)
    const table = elementsOf(page).find(({ attributes }) => attributes['id'] === 'table-workloads')
    if (!table) throw new Error('no table of workloads')
    const [first, rest] = elementsNamed(table, 'tbody').map(
      (body) => elementsNamed(body, 'tr').length,
    )
    expect([first, rest]).toEqual([20, 23])
    expect(textOf(elementsNamed(table, 'summary')[0] ?? table)).toBe('23 more rows')
    expect(elementsNamed(table, 'tfoot')).toHaveLength(1)
  })

  it('writes money by the month and says the unit where the numbers stand', async () => {
    const page = await pageOf(tinyFleet())
    const table = elementsOf(page).find(({ attributes }) => attributes['id'] === 'table-costTerms')
    // 257.5 × 730.5 = 188,104; 145 × 730.5 = 105,923.
    const [, today, after] = elementsNamed(table ?? page, 'tfoot').flatMap(({ children }) =>
      children.flatMap((row) => (typeof row === 'string' ? [] : row.children)),
    )
    expect([today, after].map((cell) => typeof cell === 'object' && textOf(cell))).toEqual([
      '188.1',
      '105.9',
    ])
    expect(textOf(elementsNamed(table ?? page, 'thead')[0] ?? page)).toContain('k CNY per month')
  })

  it('is as wide as its screen wants: drawings and letters for wide and narrow ones, light and dark, and paper', async () => {
    const text = reportHtml(await documentOf(tinyFleet()))
    for (const rule of [
      '@media (width < 40rem)',
      '@media screen and (prefers-color-scheme: dark)',
      '@media print',
      '@page { size: A4',
    ])
      expect(text).toContain(rule)
  })
})
