import type { ScenarioRow } from '../../storage/tables.ts'
import { branchScenario } from '../../useCases/branchScenario.ts'
import { createScenario } from '../../useCases/createScenario.ts'
import { editScenario } from '../../useCases/editScenario.ts'
import type { Outcome, Problem } from '../../useCases/problems.ts'
import { removeEdits } from '../../useCases/removeEdits.ts'
import { builder } from '../core/builder.ts'
import { innerId } from '../core/ids.ts'
import {
  editsRejectedType,
  inputRejectedType,
  notFoundType,
  staleVersionType,
} from '../core/problemTypes.ts'
import { scenarioRef } from '../nodeRefs.ts'
import { asEdit, editInput } from './editInput.ts'

interface Made<K extends string> {
  kind: K
  scenario: ScenarioRow
}
interface Edited {
  kind: 'ScenarioEdited'
  scenario: ScenarioRow
  validatedOnly: boolean
}

const made = <K extends string>(name: K, description: string) =>
  builder.objectRef<Made<K>>(name).implement({
    description,
    fields: (t) => ({
      scenario: t.field({
        type: scenarioRef,
        description: 'The new scenario.',
        resolve: ({ scenario }) => scenario,
      }),
    }),
  })

const createdType = made('ScenarioCreated', 'The scenario was made.')
const branchedType = made('ScenarioBranched', 'The copy was made.')
const editedType = builder.objectRef<Edited>('ScenarioEdited').implement({
  description: 'The scenario was changed, or could be, where that alone was asked.',
  fields: (t) => ({
    scenario: t.field({
      type: scenarioRef,
      description: 'The scenario as it is now.',
      resolve: ({ scenario }) => scenario,
    }),
    validatedOnly: t.exposeBoolean('validatedOnly', {
      description: 'True where the edits would apply and nothing was changed.',
    }),
  }),
})

const byKind = { resolveType: ({ kind }: { kind: string }) => kind as never }
const createResult = builder.unionType('ScenarioCreateResult', {
  description: 'A new scenario, or why there is none.',
  types: [createdType, notFoundType, editsRejectedType, inputRejectedType],
  ...byKind,
})
const editResult = builder.unionType('ScenarioEditResult', {
  description: 'The changed scenario, or why nothing was changed.',
  types: [editedType, notFoundType, staleVersionType, editsRejectedType, inputRejectedType],
  ...byKind,
})
const branchResult = builder.unionType('ScenarioBranchResult', {
  description: 'The copy, or why there is none.',
  types: [branchedType, notFoundType, inputRejectedType],
  ...byKind,
})

const answer = <S, T extends object, P extends Problem>(
  outcome: Outcome<S, P>,
  succeed: (value: S) => T,
): T | P => (outcome.ok ? succeed(outcome.value) : outcome.problem)

const mutationKeyMeaning =
  'A text of your own; the same key with the same input does the work once, however often it is sent.'
const expectedVersionMeaning = 'The version that the change was made for.'

const createInput = builder.inputType('ScenarioCreateInput', {
  description: 'A new scenario on a base fleet.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Name for people, up to 200 characters.' }),
    fleetKey: t.string({ required: true, description: 'Key of the base fleet.' }),
    edits: t.field({ type: [editInput], description: 'Edits to start with.' }),
    clientMutationKey: t.string({ description: mutationKeyMeaning }),
  }),
})
const editsInput = builder.inputType('ScenarioEditInput', {
  description: 'Edits to add at the end of a scenario: all of them or none.',
  fields: (t) => ({
    scenarioId: t.id({ required: true, description: 'The scenario.' }),
    expectedVersion: t.int({ required: true, description: expectedVersionMeaning }),
    edits: t.field({ type: [editInput], required: true, description: 'The edits, in order.' }),
    validateOnly: t.boolean({ defaultValue: false, description: 'Only says what would happen.' }),
    clientMutationKey: t.string({ description: mutationKeyMeaning }),
  }),
})
const removeInput = builder.inputType('ScenarioRemoveEditsInput', {
  description: 'Edits to take out of a scenario, for example to undo the last one.',
  fields: (t) => ({
    scenarioId: t.id({ required: true, description: 'The scenario.' }),
    expectedVersion: t.int({ required: true, description: expectedVersionMeaning }),
    indexes: t.intList({ required: true, description: 'Their places in the list, from 0.' }),
    clientMutationKey: t.string({ description: mutationKeyMeaning }),
  }),
})
const branchInput = builder.inputType('ScenarioBranchInput', {
  description: 'A copy of a scenario that goes its own way.',
  fields: (t) => ({
    scenarioId: t.id({ required: true, description: 'The scenario to copy.' }),
    name: t.string({ required: true, description: 'Name of the copy, up to 200 characters.' }),
    atEdit: t.int({ description: 'How many edits to take along; all unless told.' }),
    clientMutationKey: t.string({ description: mutationKeyMeaning }),
  }),
})

const scenarioIdOf = (id: string) => innerId('Scenario', id)
const edited = (scenario: ScenarioRow, validatedOnly = false): Edited => ({
  kind: 'ScenarioEdited',
  scenario,
  validatedOnly,
})

builder.mutationFields((t) => ({
  scenarioCreate: t.field({
    type: createResult,
    args: { input: t.arg({ type: createInput, required: true, description: 'What to make.' }) },
    description: 'Makes a scenario.',
    resolve: async (_, { input }, { berth }) =>
      answer(
        await createScenario(berth, { ...input, edits: (input.edits ?? []).map(asEdit) }),
        (scenario) => ({ kind: 'ScenarioCreated' as const, scenario }),
      ),
  }),
  scenarioEdit: t.field({
    type: editResult,
    args: { input: t.arg({ type: editsInput, required: true, description: 'What to change.' }) },
    description: 'Adds edits to a scenario.',
    resolve: async (_, { input }, { berth }) =>
      answer(
        await editScenario(berth, {
          ...input,
          scenarioId: scenarioIdOf(input.scenarioId),
          edits: input.edits.map(asEdit),
        }),
        (scenario) => edited(scenario, input.validateOnly ?? false),
      ),
  }),
  scenarioRemoveEdits: t.field({
    type: editResult,
    args: { input: t.arg({ type: removeInput, required: true, description: 'What to remove.' }) },
    description: 'Takes edits out of a scenario.',
    resolve: async (_, { input }, { berth }) =>
      answer(
        await removeEdits(berth, { ...input, scenarioId: scenarioIdOf(input.scenarioId) }),
        (scenario) => edited(scenario),
      ),
  }),
  scenarioBranch: t.field({
    type: branchResult,
    args: { input: t.arg({ type: branchInput, required: true, description: 'What to copy.' }) },
    description: 'Copies a scenario.',
    resolve: async (_, { input }, { berth }) =>
      answer(
        await branchScenario(berth, { ...input, scenarioId: scenarioIdOf(input.scenarioId) }),
        (scenario) => ({ kind: 'ScenarioBranched' as const, scenario }),
      ),
  }),
}))
