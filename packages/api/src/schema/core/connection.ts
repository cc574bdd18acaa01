import { resolveArrayConnection } from '@pothos/plugin-relay'
import { GraphQLError } from 'graphql'

export interface PageArgs {
  first?: number | null | undefined
  last?: number | null | undefined
  before?: string | null | undefined
  after?: string | null | undefined
}

/** The most results on one page of a list that is held in memory. */
const maxListPage = 2000
/** The most results on one page of a list that is read from the database. */
export const maxStoredPage = 200

export const pageSize = (
  { first, last }: PageArgs,
  defaultSize: number,
  maxSize: number,
): number => {
  const size = first ?? last ?? defaultSize
  if (!Number.isInteger(size) || size < 1 || size > maxSize)
    throw new GraphQLError(
      `Cannot return ${size} results: a page holds between 1 and ${maxSize}. To fix: give \`first\` in this range and continue with \`after\`.`,
      {
        extensions: { code: 'PAGE_SIZE_OUT_OF_RANGE', fix: `Give first between 1 and ${maxSize}.` },
      },
    )
  return size
}

const requireCursor = (cursor: string | null | undefined, isOne: (cursor: string) => boolean) => {
  if (cursor != null && !isOne(cursor))
    throw new GraphQLError(
      `Cannot continue from "${cursor.slice(0, 60)}" because it is not a cursor of this list. To fix: give the endCursor of a page of the same list.`,
      { extensions: { code: 'CURSOR_INVALID', fix: 'Give the endCursor of a page of this list.' } },
    )
}

/** Refuses cursors that this list has not given out. */
export const requireCursors = (
  { after, before }: PageArgs,
  isOne: (cursor: string) => boolean,
): void => {
  requireCursor(after, isOne)
  requireCursor(before, isOne)
}

const isOffset = (cursor: string) =>
  /^OffsetConnection:\d{1,9}$/.test(Buffer.from(cursor, 'base64').toString('utf8'))

/** One page of a list that never changes its order. */
export const pageOf = <T>(list: readonly T[], args: PageArgs) => {
  pageSize(args, 100, maxListPage)
  requireCursors(args, isOffset)
  const page = resolveArrayConnection({ args, defaultSize: 100, maxSize: maxListPage }, list as T[])
  return { ...page, totalCount: list.length }
}
