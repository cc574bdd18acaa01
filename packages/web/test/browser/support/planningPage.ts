import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import type { Context } from './context.ts'

const screenshots = fileURLToPath(new URL('../../../test-results/screenshots/', import.meta.url))

export interface Look {
  width?: number
  height?: number
  theme?: 'light' | 'dark'
  dir?: 'ltr' | 'rtl'
  /** Pixels per CSS pixel. */
  density?: number
}

/** Opens the page at an address query such as `table=sites`. What it says to the console as an error is collected. */
export async function openPage(
  { browser, server }: Pick<Context, 'browser' | 'server'>,
  query = '',
  look: Look = {},
): Promise<{ page: Page; errors: string[] }> {
  const { width = 1280, height = 800, theme = 'light', dir = 'ltr', density = 1 } = look
  const page = await browser.newPage({
    viewport: { width, height },
    deviceScaleFactor: density,
    colorScheme: theme,
    reducedMotion: 'reduce',
  })
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  const address = new URL(server.address)
  address.search = query
  if (dir === 'rtl') address.searchParams.set('dir', 'rtl')
  await page.goto(address.href)
  return { page, errors }
}

/** Keeps a picture of the page as it is now; returns where. */
export async function takeScreenshot(page: Page, name: string, fullPage = false): Promise<string> {
  const path = join(screenshots, `${name}.png`)
  await mkdir(screenshots, { recursive: true })
  await page.screenshot({ path, fullPage })
  return path
}

/** A copy of the main scenario without edits and without a plan. */
export async function freshScenario({ server, names }: Context, name: string): Promise<string> {
  const answer = await server.ask<{ scenarioBranch: { scenario: { id: string } } }>(
    `mutation ($input: ScenarioBranchInput!) {
      scenarioBranch(input: $input) { ... on ScenarioBranched { scenario { id } } }
    }`,
    { input: { scenarioId: names.mainScenario, name, atEdit: 0 } },
  )
  return answer.scenarioBranch.scenario.id
}

/** The address query of the main scenario, with more after it. */
export const mainQuery = ({ names }: Context, more = ''): string =>
  `scenario=${encodeURIComponent(names.mainScenario)}${more}`

/** Opens a copy of the main scenario in which nothing is edited or planned. */
export async function openFresh(context: Context, name: string): Promise<Page> {
  const id = await freshScenario(context, name)
  return (await openPage(context, `scenario=${encodeURIComponent(id)}`)).page
}

/** Chooses how long the search may take. */
export async function allowSeconds(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: /^Time for the search/ }).click()
  await page.getByRole('menuitem', { name: words }).click()
}
