import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { type Context, planIsThere } from '../support/context.ts'
import { findViolations } from '../support/findViolations.ts'
import { mainQuery, openPage, takeScreenshot } from '../support/planningPage.ts'

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Questions about this plan' })
const question = (page: Page, name: string) => page.getByRole('tab', { name })
const ask = (page: Page) => dialog(page).getByRole('button', { name: 'Ask', exact: true })

async function openQuestions(page: Page, name: string): Promise<void> {
  await planIsThere(page)
  await page.getByRole('button', { name: 'Questions' }).click()
  await question(page, name).click()
}

export function asking(context: Context): void {
  it('says why capacity is idle, and keeps the answer while the page is open', async () => {
    const { page, errors } = await openPage(context, mainQuery(context))
    await openQuestions(page, 'What is idle')
    expect(await findViolations(page)).toEqual([])
    await ask(page).click()
    const table = dialog(page).getByRole('region', { name: 'By reason' })
    await table.waitFor({ timeout: 90_000 })
    expect(await table.getByRole('row').count()).toBeGreaterThan(2)
    expect(await findViolations(page)).toEqual([])
    await takeScreenshot(page, 'questions-idle-1280')
    const csv = await dialog(page)
      .getByRole('link', { name: 'Export CSV' })
      .first()
      .getAttribute('href')
    expect(decodeURIComponent(csv ?? '')).toContain('reason,accelerators,kw')
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'detached' })
    await page.keyboard.press('Control+e')
    await question(page, 'What is idle').click()
    await table.waitFor({ timeout: 2_000 })
    expect(errors).toEqual([])
    await page.close()
  })

  it('walks along a frontier by keys and sets a point against the plan at hand', async () => {
    const { page } = await openPage(context, mainQuery(context))
    await openQuestions(page, 'What one goal costs another')
    await ask(page).press('Enter')
    const walk = dialog(page).getByRole('slider', { name: 'Plans that trade the two measures' })
    await walk.waitFor({ timeout: 120_000 })
    await walk.press('Home')
    expect(await walk.getAttribute('aria-valuetext')).toMatch(/^Point 1: [+±−]/)
    await walk.press('ArrowRight')
    expect(await walk.getAttribute('aria-valuetext')).toMatch(/^Point 2: [+±−]/)
    expect(await findViolations(page)).toEqual([])
    await dialog(page).getByRole('button', { name: 'Compare with this plan' }).click()
    const other = page.getByRole('dialog', { name: 'Another plan against the plan at hand' })
    await other.getByText('Cost a month, part by part').waitFor()
    await page.close()
  })

  it('stops a long question and shows what was known by then, in right-to-left order', async () => {
    const { page } = await openPage(context, mainQuery(context), { dir: 'rtl' })
    await openQuestions(page, 'How many sites')
    await ask(page).click()
    await dialog(page).getByText('Plans made').waitFor({ timeout: 90_000 })
    expect(await findViolations(page)).toEqual([])
    await dialog(page).getByRole('button', { name: 'Stop', exact: true }).click()
    await dialog(page)
      .getByText(/It was stopped/)
      .waitFor({ timeout: 90_000 })
    expect(await findViolations(page)).toEqual([])
    const [list, answer] = await Promise.all([
      dialog(page).getByRole('tablist').boundingBox(),
      dialog(page).getByRole('tabpanel').boundingBox(),
    ])
    expect(answer?.x).toBeLessThan(list?.x ?? 0)
    await takeScreenshot(page, 'questions-ladder-rtl-1280')
    await page.close()
  })
}
