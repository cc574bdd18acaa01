import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage']
const libraryFolders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib', '/lib64']

/** A real Chromium: the one that BERTH_TEST_CHROMIUM names, else the system's, else the one from the registry. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['BERTH_TEST_CHROMIUM'] || findOnPath()
  if (executablePath) return chromium.launch({ executablePath, args })
  // Without the system's own, the package unpacks the libraries that it brings along.
  if (!libraryFolders.some((folder) => existsSync(join(folder, 'libnss3.so'))))
    process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs20.x'
  const { default: packed } = await import('@sparticuz/chromium')
  // Not with its own arguments: they put all pages into one process, which ends with the first page.
  return chromium.launch({ executablePath: await packed.executablePath(), args })
}

function findOnPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync)
}
