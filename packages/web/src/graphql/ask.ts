import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import { client } from './client.ts'

/** Nobody answered: the server is away, or the network is. */
export class ServerGone extends Error {}

/** The server answered that it could not answer; its sentence is the message. */
export class ServerFault extends Error {}

/** Sends a query or a mutation; throws `ServerGone` or `ServerFault`, never returns half an answer. */
export async function ask<Data, Variables extends AnyVariables>(
  kind: 'query' | 'mutation',
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const answer = await (kind === 'query'
    ? client.query(document, variables)
    : client.mutation(document, variables)
  ).toPromise()
  if (answer.error?.networkError) {
    throw new ServerGone(answer.error.networkError.message, { cause: answer.error })
  }
  if (answer.error || !answer.data) {
    const sentences = answer.error?.graphQLErrors.map((error) => error.message) ?? []
    throw new ServerFault(sentences.join(' '), { cause: answer.error })
  }
  return answer.data
}
