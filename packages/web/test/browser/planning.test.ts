import { copyFile, mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './support/openBrowser.ts'
import { allowSeconds, freshScenario, openPage, takeScreenshot } from './support/planningPage.ts'
import { type Server, startServer } from './support/startServer.ts'

let server: Server
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const inspector = (page: Page) => page.getByRole('region', { name: 'Inspector' })
const changes = (page: Page) => page.getByRole('region', { name: 'Changes' })
const searchEnds = async (page: Page) =>
  page.getByRole('button', { name: 'Solve', exact: true }).waitFor({ timeout: 100_000 })

/** Picks the row of this name in a table. */
const pick = async (page: Page, table: 'Workloads' | 'Sites', name: string) => {
  await page.getByRole('tab', { name: table }).click()
  await page.getByRole('searchbox', { name: `Filter ${table.toLowerCase()}` }).fill(name)
  await page.getByRole('grid', { name: table }).getByText(name, { exact: true }).first().click()
  await inspector(page).getByRole('heading', { name, exact: true }).waitFor()
}

const typeInto = async (page: Page, label: string, value: string) => {
  const form = inspector(page).locator('form', { has: page.getByLabel(label) })
  await form.getByLabel(label).fill(value)
  await form.getByRole('button', { name: 'Set' }).click()
}

const firstSite = 'Guiyang 5'
const workload = 'Chat, 7 B parameters, Nanjing, step by step'

describe.sequential('the planning page', () => {
  it('shows how the first plan is made, and then the plan, without a click', async () => {
    const { page, errors } = await openPage(browser, server)
    await page.getByRole('heading', { name: 'Making the first plan' }).waitFor()
    await page.getByText('Best plan so far').first().waitFor({ timeout: 60_000 })
    await takeScreenshot(page, 'first-plan-1280')
    await page.getByText(/limits recomputed independently, all hold/).waitFor({ timeout: 110_000 })
    const figures = page.getByRole('region', { name: 'Today against the plan' })
    expect(await figures.getByText('better').count()).toBeGreaterThan(3)
    expect(
      await page.getByRole('group', { name: 'Map of sites' }).getByRole('button').count(),
    ).toBe(
      await server
        .ask<{ defaultScenario: { fleet: { sites: { totalCount: number } } } }>(
          '{ defaultScenario { fleet { sites(first: 1) { totalCount } } } }',
        )
        .then(({ defaultScenario }) => defaultScenario.fleet.sites.totalCount),
    )
    expect(errors).toEqual([])
    await page.close()
  })

  it('closes a site, says that the plan is out of date, and undoes it', async () => {
    const { page } = await openPage(browser, server)
    await pick(page, 'Sites', firstSite)
    await inspector(page).getByText('Close', { exact: true }).click()
    await changes(page).getByText(`Close ${firstSite}`).waitFor()
    await page.getByText('This plan was made before the last change').waitFor()
    await takeScreenshot(page, 'stale-1280')
    await page.getByRole('button', { name: 'Undo' }).click()
    await changes(page).getByText('None yet').waitFor()
    await page.getByRole('button', { name: 'Redo' }).click()
    await changes(page).getByText(`Close ${firstSite}`).waitFor()
    await page.getByRole('button', { name: `Remove: Close ${firstSite}` }).click()
    await changes(page).getByText('None yet').waitFor()
    await page.close()
  })

  it('plans again with a site closed', async () => {
    const id = await freshScenario(server, 'Without one site')
    const { page } = await openPage(browser, server, `scenario=${encodeURIComponent(id)}`)
    await page.getByText('There is no plan yet').first().waitFor()
    await takeScreenshot(page, 'no-plan-1280')
    await pick(page, 'Sites', firstSite)
    await inspector(page).getByText('Close', { exact: true }).click()
    await changes(page).getByText(`Close ${firstSite}`).waitFor()
    await allowSeconds(page, 'Up to 10 s')
    await page.getByRole('button', { name: 'Solve', exact: true }).click()
    await page.getByRole('button', { name: 'Stop', exact: true }).waitFor()
    await searchEnds(page)
    await inspector(page)
      .getByText(/^(is mothballed|closes)$/)
      .waitFor({ timeout: 60_000 })
    await page.close()
  })

  it('changes a power limit, a demand and an SLO, and moves and holds a workload', async () => {
    const id = await freshScenario(server, 'Four changes')
    const { page } = await openPage(browser, server, `scenario=${encodeURIComponent(id)}`)
    await pick(page, 'Sites', firstSite)
    await typeInto(page, 'Power limit', '9000')
    await changes(page).getByText(`Set the power limit of ${firstSite} to 9000 kW`).waitFor()

    await pick(page, 'Workloads', workload)
    await typeInto(page, 'Multiply demand by', '1.5')
    await changes(page).getByText(`Demand of ${workload} × 1.5`).waitFor()
    await typeInto(page, 'Latency SLO', '120')
    await changes(page).getByText(`Set the latency SLO of ${workload} to 120 ms`).waitFor()

    await inspector(page).getByRole('button', { name: 'Move to…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Move all of it to which site?' })
    await dialog.getByRole('searchbox', { name: 'Search sites' }).fill('Nanjing')
    await takeScreenshot(page, 'site-picker-1280')
    await dialog.getByRole('option', { name: 'Nanjing 1' }).click()
    await changes(page).getByText(`Move ${workload} to Nanjing 1`).waitFor()
    await inspector(page).getByText('Held at Nanjing 1').waitFor()

    await inspector(page).getByRole('button', { name: 'Release' }).click()
    await inspector(page).getByText('Held at Nanjing 1').waitFor({ state: 'detached' })
    await inspector(page).getByRole('button', { name: 'Hold at…' }).click()
    await page.getByRole('searchbox', { name: 'Search sites' }).fill('Suzhou 1')
    await page.getByRole('option', { name: 'Suzhou 1' }).first().click()
    await changes(page).getByText(`Hold ${workload} at Suzhou 1`).waitFor()
    await takeScreenshot(page, 'edited-1280')
    await page.close()
  })

  it('says which change is not possible, and why', async () => {
    const id = await freshScenario(server, 'Rejected')
    const { page } = await openPage(browser, server, `scenario=${encodeURIComponent(id)}`)
    await pick(page, 'Workloads', workload)
    await typeInto(page, 'Multiply demand by', '5000')
    const alert = page.getByRole('alert').filter({ hasText: 'This change was not made' })
    await alert.getByText('To fix').waitFor()
    await takeScreenshot(page, 'rejected-1280')
    await page.close()
  })

  it('shows the newer version where somebody else has changed the scenario', async () => {
    const id = await freshScenario(server, 'Shared')
    const { page } = await openPage(browser, server, `scenario=${encodeURIComponent(id)}`)
    await pick(page, 'Workloads', workload)
    await server.ask(
      `mutation ($input: ScenarioEditInput!) { scenarioEdit(input: $input) { __typename } }`,
      {
        input: { scenarioId: id, expectedVersion: 1, edits: [{ scaleRent: { factor: 0.9 } }] },
      },
    )
    await typeInto(page, 'Latency SLO', '99')
    await page.getByText('Somebody else changed this scenario').waitFor()
    await changes(page).getByText('Rents × 0.9').waitFor()
    expect(await changes(page).getByText('99 ms').count()).toBe(0)
    await page.close()
  })

  it('applies a what-if, and stops the search with the best plan so far', async () => {
    const id = await freshScenario(server, 'Efficient models')
    const { page } = await openPage(browser, server, `scenario=${encodeURIComponent(id)}`)
    await page.getByRole('button', { name: 'What if…' }).click()
    await takeScreenshot(page, 'what-if-1280')
    await page.getByRole('menuitem', { name: 'Efficient models' }).click()
    await changes(page).getByText('Work per accelerator of every class × 4').waitFor()
    await allowSeconds(page, 'Up to 5 min')
    await page.getByRole('button', { name: 'Solve', exact: true }).click()
    await page.getByText('Best plan so far').waitFor({ timeout: 60_000 })
    await page
      .getByText(/\d+ sites|a month/)
      .first()
      .waitFor()
    await page.waitForTimeout(3000)
    await takeScreenshot(page, 'searching-1280')
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await searchEnds(page)
    await page.close()
  })

  it('sees what changed against today', async () => {
    const { page } = await openPage(browser, server, '', { width: 1920, height: 1080 })
    await page.getByText(/limits recomputed independently/).waitFor()
    await page.keyboard.press('Control+d')
    const dialog = page.getByRole('dialog', { name: 'What changed' })
    await dialog.getByText('sites close').waitFor()
    await dialog.getByRole('heading', { name: /^Moves/ }).waitFor()
    await takeScreenshot(page, 'what-changed-1920')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.close()
  })

  it('keeps the selection in the address and finds nothing kindly', async () => {
    const { page } = await openPage(browser, server, 'table=sites&site=Guiyang-5')
    await inspector(page).getByRole('heading', { name: firstSite }).waitFor()
    await page.getByRole('searchbox', { name: 'Filter sites' }).fill('no such site')
    await page.getByText('No sites match these filters.').waitFor()
    await takeScreenshot(page, 'empty-filter-1280')
    await page.getByRole('button', { name: /Show all/ }).click()
    await inspector(page).getByRole('button', { name: 'Back to the plan' }).click()
    expect(new URL(page.url()).searchParams.has('site')).toBe(false)
    await page.close()
  })

  it('writes the picture for the front page where that is asked for', async () => {
    const look = { width: 1280, height: 800, density: 2 }
    const { page } = await openPage(browser, server, '', look)
    await page.getByText(/limits recomputed independently/).waitFor()
    await page.locator('.map-land[d]').waitFor({ state: 'attached' })
    await page.waitForTimeout(500)
    await takeScreenshot(page, 'front-page-1280-2x')
    if (process.env['BERTH_UPDATE_SCREENSHOT'] === '1') {
      const folder = new URL('../../../../docs/images/', import.meta.url)
      await mkdir(folder, { recursive: true })
      await copyFile(
        fileURLToPath(
          new URL('../../test-results/screenshots/front-page-1280-2x.png', import.meta.url),
        ),
        fileURLToPath(new URL('page.png', folder)),
      )
    }
    await page.close()
  })
})
