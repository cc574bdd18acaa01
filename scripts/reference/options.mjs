import { fileURLToPath } from 'node:url'
import { LogLevel } from 'typedoc'
import { ModuleRouter } from 'typedoc-plugin-markdown'

const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url))
const source = (name) => path(`packages/optimizer/src/${name}`)

/** Each import gets one page, named after its last word. */
export class OnePagePerImport extends ModuleRouter {
  getReflectionAlias(reflection) {
    return super.getReflectionAlias(reflection).split('/').at(-1)
  }
}

export const options = {
  plugin: ['typedoc-plugin-markdown'],
  name: 'Reference',
  basePath: path('.'),
  tsconfig: path('scripts/reference/tsconfig.json'),
  // What several of them export is described in the first.
  entryPoints: [
    source('evaluate/index.ts'),
    source('compare/index.ts'),
    source('index.ts'),
    source('explain/index.ts'),
    source('explore/index.ts'),
    source('report/index.ts'),
    source('testing/index.ts'),
    path('scripts/reference/vocabulary.ts'),
  ],
  router: 'onePagePerImport',
  sort: ['source-order'],
  groupOrder: ['Functions', 'Variables', 'Interfaces', 'Type Aliases', 'References'],
  sortEntryPoints: false,
  // Places in files change with every edit, so the pages name none.
  disableSources: true,
  disableGit: true,
  readme: 'none',
  logLevel: LogLevel.Error,
  validation: { notExported: true, notDocumented: true, invalidLink: true },
  requiredToBeDocumented: ['Function', 'Variable', 'Class', 'Interface', 'TypeAlias'],
  hideBreadcrumbs: true,
  hidePageHeader: true,
  hideGroupHeadings: true,
  useCodeBlocks: true,
  indexFormat: 'table',
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  typeAliasPropertiesFormat: 'table',
}

/** The packages whose exports are described, each with what its types mention and the pages show in other words. */
export const packages = {
  '@berth/optimizer': [],
  '@berth/shared': [
    'costTermMeanings',
    'editFields',
    'EditKind',
    'engineNames',
    'goalMeanings',
    'objectiveNames',
    'siteDecisionKinds',
    'solveStatuses',
    'stopReasons',
  ],
}
