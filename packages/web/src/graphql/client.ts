import { Client, fetchExchange } from '@urql/core'

/** Asks the server that served the page. Subscriptions come as server-sent events over the same address. */
export const client = new Client({
  url: '/graphql',
  exchanges: [fetchExchange],
  fetchSubscriptions: true,
  preferGetMethod: false,
  requestPolicy: 'network-only',
})
