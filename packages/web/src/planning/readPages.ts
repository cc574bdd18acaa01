export interface Page<Node> {
  nodes: Node[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/** The nodes of a first page and of all that follow it. */
export async function readPages<Node>(
  first: Page<Node>,
  next: (after: string | null) => Promise<Page<Node> | null | undefined>,
): Promise<Node[]> {
  const nodes = [...first.nodes]
  let page: Page<Node> | null | undefined = first
  while (page?.pageInfo.hasNextPage) {
    page = await next(page.pageInfo.endCursor)
    nodes.push(...(page?.nodes ?? []))
  }
  return nodes
}
