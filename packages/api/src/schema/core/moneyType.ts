import { builder } from './builder.ts'

export interface MoneyAmount {
  amount: number
  currency: string
}

export const moneyType = builder.objectRef<MoneyAmount>('Money').implement({
  description: 'An amount with its currency.',
  fields: (t) => ({
    amount: t.exposeFloat('amount', { description: 'In whole units of the currency.' }),
    currency: t.exposeString('currency', { description: 'ISO 4217 code.' }),
  }),
})
