import { it } from 'vitest'
import {
  type Context,
  changes,
  inspector,
  pick,
  planIsThere,
  solveButton,
  stopButton,
} from '../support/context.ts'
import {
  allowSeconds,
  mainQuery,
  openFresh,
  openPage,
  takeScreenshot,
} from '../support/planningPage.ts'

export function solving(context: Context): void {
  it('plans again with a site closed', async () => {
    const page = await openFresh(context, 'Without one site')
    const name = context.names.sites[0]?.name ?? ''
    await page.getByText('There is no plan yet').first().waitFor()
    await takeScreenshot(page, 'no-plan-1280')
    await pick(page, 'Sites', name)
    await inspector(page).getByText('Close', { exact: true }).click()
    await changes(page).getByText(`Close ${name}`).waitFor()
    await allowSeconds(page, 'Up to 1 min')
    await solveButton(page).click()
    await stopButton(page).waitFor()
    await solveButton(page).waitFor({ timeout: 150_000 })
    await inspector(page)
      .getByText(/^(is mothballed|closes)$/)
      .waitFor({ timeout: 60_000 })
    await page.getByText('There is a new plan').waitFor()
    await takeScreenshot(page, 'new-plan-1280')
    await page.close()
  })

  it('applies a what-if, and stops the search with the best plan so far', async () => {
    const page = await openFresh(context, 'Efficient models')
    await page.getByRole('button', { name: 'What if…' }).click()
    await takeScreenshot(page, 'what-if-1280')
    await page.getByRole('menuitem', { name: 'Efficient models' }).click()
    await changes(page).getByText('Work per accelerator of every class × 4').waitFor()
    await allowSeconds(page, 'Up to 5 min')
    await solveButton(page).click()
    // Once the last goal is pursued, an earlier goal has left a plan to keep.
    await page
      .getByText(/^Last goal/)
      .first()
      .waitFor({ timeout: 60_000 })
    await takeScreenshot(page, 'searching-1280')
    await stopButton(page).click()
    await planIsThere(page)
    await page.close()
  })

  it('sees what changed against today', async () => {
    const look = { width: 1920, height: 1080 }
    const { page } = await openPage(context, mainQuery(context), look)
    await page.getByText(/limits recomputed independently/).waitFor()
    await page.keyboard.press('Control+d')
    const dialog = page.getByRole('dialog', { name: 'What changed' })
    await dialog.getByText(/\d sites? close|\dsites close/).waitFor()
    await dialog.getByRole('heading', { name: /^Moves/ }).waitFor()
    await takeScreenshot(page, 'what-changed-1920')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.close()
  })
}
