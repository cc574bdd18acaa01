import { GraphQLError, Kind, type SelectionSetNode, type ValidationRule } from 'graphql'
import type { Plugin } from 'graphql-yoga'

const maxTokens = 10_000
const maxDepth = 16

/** Refuses documents that nobody writes by hand: too long, or nested too deeply. */
export const limitQueries = (): Plugin => ({
  onParse: ({ params }) => {
    params.options = { ...params.options, maxTokens }
  },
  onValidate: ({ addValidationRule }) => addValidationRule(limitDepth),
})

const limitDepth: ValidationRule = (context) => ({
  OperationDefinition: (operation) => {
    const depth = depthOf(operation.selectionSet, context, [])
    const isIntrospection = operation.selectionSet.selections.every(
      (field) => field.kind === Kind.FIELD && field.name.value.startsWith('__'),
    )
    if (depth > maxDepth && !isIntrospection)
      context.reportError(
        new GraphQLError(
          `The query is ${depth} levels deep, but at most ${maxDepth} are answered. To fix: ask in several queries.`,
          { nodes: operation, extensions: { code: 'QUERY_TOO_DEEP' } },
        ),
      )
  },
})

const depthOf = (
  { selections }: SelectionSetNode,
  context: Parameters<ValidationRule>[0],
  within: readonly string[],
): number =>
  Math.max(
    0,
    ...selections.map((selection) => {
      if (selection.kind === Kind.FIELD)
        return selection.selectionSet ? 1 + depthOf(selection.selectionSet, context, within) : 1
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return depthOf(selection.selectionSet, context, within)
      const name = selection.name.value
      const fragment = context.getFragment(name)
      // A fragment within itself is refused by another rule; here it only must not loop.
      return fragment && !within.includes(name)
        ? depthOf(fragment.selectionSet, context, [...within, name])
        : 0
    }),
  )
