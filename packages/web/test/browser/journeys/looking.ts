import { copyFile, mkdir } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { type Context, inspector } from '../support/context.ts'
import { findViolations } from '../support/findViolations.ts'
import { type Look, mainQuery, openPage, takeScreenshot } from '../support/planningPage.ts'

const looks: [string, Look][] = [
  ['1280-light', { theme: 'light' }],
  ['1280-dark', { theme: 'dark' }],
  ['1280-rtl', { dir: 'rtl' }],
  ['1920-light', { width: 1920, height: 1080 }],
  ['1920-dark', { width: 1920, height: 1080, theme: 'dark' }],
  ['360-light', { width: 360, height: 740 }],
]

const mapIsDrawn = (page: Page) => page.locator('.map-land[d]').waitFor({ state: 'attached' })

export function looking(context: Context): void {
  it.each(looks)('reads well and passes axe at %s', async (name, look) => {
    const { key } = context.names.sites[0] ?? { key: '' }
    const workload = encodeURIComponent(context.names.workload.key)
    const queries = {
      plan: mainQuery(context),
      site: mainQuery(context, `&table=sites&site=${encodeURIComponent(key)}`),
      workload: mainQuery(context, `&workload=${workload}`),
      today: mainQuery(context, '&map=today'),
    }
    for (const [state, query] of Object.entries(queries)) {
      const { page } = await openPage(context, query, look)
      await inspector(page).getByRole('heading', { level: 2 }).waitFor()
      await mapIsDrawn(page)
      expect(await findViolations(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      await takeScreenshot(page, `${state}-${name}`, look.width === 360)
      await page.close()
    }
  })

  it('mirrors the page and not the map in right-to-left order', async () => {
    const { page } = await openPage(context, mainQuery(context), { dir: 'rtl' })
    const map = page.getByRole('group', { name: 'Map of sites' })
    const [mapBox, sideBox] = [await map.boundingBox(), await inspector(page).boundingBox()]
    expect(sideBox?.x).toBeLessThan(mapBox?.x ?? 0)
    const direction = await map.evaluate((element) => getComputedStyle(element).direction)
    expect(direction).toBe('ltr')
    await page.close()
  })

  it('writes the picture for the front page where that is asked for', async () => {
    const { page } = await openPage(context, mainQuery(context), { density: 2 })
    await page.getByText(/limits recomputed independently/).waitFor()
    await mapIsDrawn(page)
    const picture = await takeScreenshot(page, 'front-page-1280-2x')
    if (process.env['BERTH_UPDATE_SCREENSHOT'] === '1') {
      const folder = new URL('../../../../../docs/images/', import.meta.url)
      await mkdir(folder, { recursive: true })
      await copyFile(picture, new URL('page.png', folder))
    }
    await page.close()
  })
}
