import { Application, Comment, LogLevel, makeRecursiveVisitor, ReflectionKind } from 'typedoc'
import { moreWords } from './moreWords.mjs'
import { OnePagePerImport, options, packages } from './options.mjs'

/**
 * Writes one page per import into a folder. Returns what is wrong with them: symbols without a docstring, types that are met
 * but not described, links to nothing, code that does not compile.
 */
export const writeReference = async (out) => {
  const app = await Application.bootstrapWithPlugins({ ...options, out })
  app.renderer.defineRouter(options.router, OnePagePerImport)
  const faults = []
  app.logger.addContext = (text, level) => {
    if (level >= LogLevel.Warn) faults.push(text)
    return text
  }
  const project = await app.convert()
  if (!project) return faults
  // Types that are met but not exported are looked for in one package at a time.
  for (const [name, shownElsewhere] of Object.entries(packages)) {
    project.packageName = name
    app.options.setValue('intentionallyNotExported', shownElsewhere)
    app.validate(project)
  }
  for (const reflection of project.getReflectionsByKind(ReflectionKind.SomeType))
    if (reflection.name in moreWords) addWords(reflection, moreWords[reflection.name])
  for (const { type } of Object.values(project.reflections)) type?.visit(inOrder)
  await app.generateOutputs(project)
  return [...new Set(faults)]
}

const addWords = (reflection, text) => {
  reflection.comment ??= new Comment()
  reflection.comment.summary.push({ kind: 'text', text: `\n\n${text}` })
  if (!reflection.kindOf(ReflectionKind.Interface)) return
  const nothing = undefined
  Object.assign(reflection, { children: nothing, groups: nothing })
  Object.assign(reflection, { extendedTypes: nothing, typeHierarchy: nothing })
}

// The compiler gives the words of a choice in an order that depends on code elsewhere.
const inOrder = makeRecursiveVisitor({
  union: ({ types }) => types.sort((a, b) => rank(a).localeCompare(rank(b), 'en')),
})
const rank = (type) => `${type.type === 'literal' ? Number(type.value === null) : 0} ${type}`
