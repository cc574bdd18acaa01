import type { Edit, Plan } from '@berth/shared'
import type { EnumRef, FieldRef, InterfaceRef, ObjectRef, OutputType } from '@pothos/core'
import type { StoredPlan } from '../../explorations/takePlansOut.ts'
import { planRef } from '../nodeRefs.ts'
import { builder, type Types } from './builder.ts'
import { type MoneyAmount, moneyType } from './moneyType.ts'

/** A value with the currency of every amount in it: a fleet has one, so values do not carry it. */
export interface Priced<T> {
  value: T
  currency: string
}
export type PricedRef<T> = ObjectRef<Types, Priced<T>>

type Builder = PothosSchemaTypes.ObjectFieldBuilder<Types, Priced<unknown>>
type Ref = FieldRef<Types, unknown, 'Object' | 'Interface'>
type Shown = Parameters<Builder['field']>[0]

/** How one field of an answer is shown. It takes values of V and of whatever fits V. */
export interface Field<V> {
  type: unknown
  description: string
  isNullable: boolean
  isHidden?: boolean
  /** The name in GraphQL, from the name in the library. */
  rename: (name: string) => string
  /** What is shown of the value, which is not null. */
  show: (value: V, currency: string) => unknown
}

/** Every field of T must be said: one that is forgotten does not compile. One that may be missing is null then. */
export type AnswerFields<T> = {
  [F in keyof T]-?: Field<undefined extends T[F] ? Exclude<T[F], undefined> | null : T[F]>
}

type AllKeys<U> = U extends unknown ? keyof U : never
/** One type for values of several: what only some of them have may be missing. */
export type Merged<U> = { [F in keyof U]: U[F] } & {
  [F in Exclude<AllKeys<U>, keyof U>]?: U extends unknown
    ? F extends keyof U
      ? U[F]
      : never
    : never
}

const asItIs = <T>(value: T) => value
const field = <V>(
  type: unknown,
  description: string,
  show: Field<V>['show'] = asItIs,
  rename: Field<V>['rename'] = asItIs,
): Field<V> => ({ type, description, isNullable: false, rename, show })

const withUnit = (description: string, unit: string) => `${description} Unit: ${unit}.`

export const text = (description: string) => field<string>('String', description)
export const flag = (description: string) => field<boolean>('Boolean', description)
/** A whole number of things. */
export const count = (description: string) => field<number>('Int', description)
/** A number of things that need not be whole, or one whose unit another field says. */
export const number = (description: string) => field<number>('Float', description)
/** Numbers whose units other fields say. */
export const numbers = (description: string) => field<readonly number[]>(['Float'], description)
/** Whole numbers. */
export const counts = (description: string) => field<readonly number[]>(['Int'], description)
export const quantity = (unit: string, description: string) => number(withUnit(description, unit))
export const texts = (description: string) => field<readonly string[]>(['String'], description)
/** Edits as data, as a scenario shows its own. */
export const edits = (description: string) =>
  field<readonly Edit[]>(['JSON'], `${description} As data: \`kind\` and the fields of that kind.`)
/** An amount in the fleet's currency. */
export const money = (description: string) =>
  field<number>(moneyType, description, (amount, currency): MoneyAmount => ({ amount, currency }))
/** The id of an entity in the fleet format, which is called its key here: `siteId` becomes `siteKey`. */
export const key = (description: string) =>
  field<string>('String', description, asItIs, (name) => name.replace(/Id$/, 'Key'))
/** Likewise: `openSiteIds` becomes `openSiteKeys`. */
export const keys = (description: string) =>
  field<readonly string[]>(['String'], description, asItIs, (name) => name.replace(/Ids$/, 'Keys'))
export const choice = <V extends string>(ref: EnumRef<Types, V, V>, description: string) =>
  field<V>(ref, description)
/** A value of a type that is shown without a currency. */
export const plain = <V>(ref: OutputType<Types> & { $inferType: V }, description: string) =>
  field<V>(ref, description)
/** A plan that was found: it is stored as every plan is. */
export const foundPlan = (description: string) =>
  field<Plan>(planRef, description, (plan) => (plan as unknown as StoredPlan).storedPlanId)
export const plainList = <V>(ref: OutputType<Types> & { $inferType: V }, description: string) =>
  field<readonly V[]>([ref], description)
export const part = <V>(ref: PricedRef<V>, description: string) =>
  field<V>(ref, description, (value, currency) => ({ value, currency }))
export const list = <V>(ref: PricedRef<V>, description: string) =>
  field<readonly V[]>([ref], description, (values, currency) =>
    values.map((value) => ({ value, currency })),
  )
export const orNull = <V>(inner: Field<V>): Field<V | null> => ({
  ...inner,
  isNullable: true,
  show: (value, currency) => (value === null ? null : inner.show(value, currency)),
})

/** A field that is not shown, since others say it: a currency beside amounts of money. */
export const saidElsewhere: Field<unknown> = { ...field<unknown>(null, ''), isHidden: true }

/** Makes the type of an answer, or of a part of one, field by field as the library has it. */
export const answerType = <T extends object>(
  name: string,
  description: string,
  fields: AnswerFields<T>,
  interfaces: InterfaceRef<Types, Priced<T>>[] = [],
): PricedRef<T> => {
  const ref = builder.objectRef<Priced<T>>(name)
  return ref.implement({
    description,
    interfaces,
    fields: (t) => answerFields(t as unknown as Builder, fields),
  })
}

const answerFields = <T extends object>(t: Builder, fields: AnswerFields<T>): Record<string, Ref> =>
  Object.fromEntries(
    (Object.entries(fields) as [string, Field<unknown>][])
      .filter(([, { isHidden }]) => !isHidden)
      .map(([name, shown]) => [
        shown.rename(name),
        t.field({
          type: shown.type,
          description: shown.description,
          nullable: shown.isNullable,
          resolve: ({ value, currency }: Priced<Record<string, unknown>>) =>
            shown.show(value[name] ?? null, currency),
        } as unknown as Shown) as Ref,
      ]),
  )
