/** Every part of a draft: saved, refused, saved too late, merged with others' changes. */
import type { Variables } from '../../kit/graph.ts';
import type { Step } from '../step.ts';
import { change, type Extra, look } from './steps.ts';

const draft = `draft { revision updatedBy { name } problems { code severity message blockId field fix } changesSinceLive { count changes { kind subject id title field before after } } }
  isJoined stale { revision updatedAt updatedBy { name } conflicts { path subject title field base mine theirs } } bot { id name status }`;
const save = (field: string, input: Variables, rest: Extra = {}) =>
  change(field, draft, {
    as: 'ana',
    input: { botId: '$own', revision: '$revision', ...input },
    keep: { revision: `data.${field}.draft.revision` },
    ...rest,
  });
/** May be refused; a draft accepts many mistakes and reports them as problems. */
const refused = (field: string, input: Variables, rest: Extra = {}) =>
  save(field, input, { keep: { revision: `?data.${field}.draft.revision` }, refused: 'ANY', ...rest });

const hours = (opens: string, closes: string) => [{ weekday: 1, intervals: [{ opens, closes }] }];
const profile = {
  name: 'Barbería Recta',
  description: 'Cortes clásicos',
  phones: ['+52 999 123 4567'],
  address: 'Calle 1',
  mapUrl: 'https://mapas.example/1',
  timeZone: 'America/Merida',
  currency: 'MXN',
  country: 'MX',
  openingHours: hours('09:00', '18:30'),
  exceptions: [{ date: '2026-12-25', label: 'Navidad', intervals: [] }],
  services: [{ name: 'Corte', description: '', priceMinor: 15_000, isPriceFrom: false, durationMinutes: 30 }],
  paymentMethods: ['Efectivo'],
  links: [{ label: 'Página', url: 'https://recta.example' }],
};
const badProfiles = [
  { name: '' },
  { name: 'x'.repeat(500) },
  { timeZone: 'America/Nowhere' },
  { currency: 'PESOS' },
  { currency: 'XXZ' },
  { country: 'Mexico' },
  { mapUrl: 'javascript:alert(1)' },
  { phones: ['x'] },
  { phones: Array.from({ length: 60 }, () => '+52 999 123 4567') },
  { openingHours: hours('18:00', '09:00') },
  { openingHours: hours('9', '25:00') },
  { openingHours: [{ weekday: 9, intervals: [] }] },
  { exceptions: [{ date: 'mañana', label: '', intervals: [] }] },
  { services: [{ ...profile.services[0], priceMinor: -1 }] },
  { services: [{ ...profile.services[0], name: '' }] },
  { services: [{ ...profile.services[0], durationMinutes: 0 }] },
  { links: [{ label: '', url: 'nope' }] },
];

const text = (id: string, words: string) => ({ id, kind: 'text', options: { variations: [{ es: words }] } });
const document = (name: string, blocks: readonly object[]) => ({
  id: 'main',
  name,
  events: [{ id: 'start', kind: 'start', position: { x: 0, y: 0 } }],
  groups: [{ id: 'hello', title: 'Saludo', position: { x: 200, y: 0 }, blocks }],
  edges: [{ id: 'e1', source: { kind: 'event', id: 'start' }, target: { groupId: 'hello' } }],
});

const variable = (name: string, rest: Variables = {}) => ({
  name,
  type: 'TEXT',
  scope: 'CONVERSATION',
  isPersonalData: false,
  defaultValue: null,
  ...rest,
});
const prompt = { name: 'Tono', role: 'Atiendes a {{ nombre }}', tone: 'Cálido', limits: 'Sin promesas', knowledge: '' };

export const authoring: readonly Step[] = [
  look(
    'query Own($id: ID!) { bot(id: $id) { name status draft { definition flows { document groups { id title blocks { id kind summary options } } edges { id sourceKind sourceId targetGroupId } } problems { code message } } } }',
    { as: 'ana', name: 'a bot of nothing', variables: { id: '$own' } },
  ),
  save('updateBusinessProfile', { profile }),
  ...badProfiles.map((bad) =>
    refused(
      'updateBusinessProfile',
      { profile: { ...profile, ...bad } },
      { name: `a profile with ${JSON.stringify(bad).slice(0, 60)}` },
    ),
  ),
  refused(
    'updateBusinessProfile',
    { profile: { ...profile, currency: 'PESOS' } },
    { as: 'grace', name: 'a profile of somebody else’s, in English' },
  ),
  ...flows(),
  ...furtherFlows(),
  ...variablesAndKnowledge(),
  ...prompts(),
  ...joining(),
  ...looks(),
];

function furtherFlows(): Step[] {
  const call = { id: 'call', kind: 'callFlow', options: { flowId: 'help', inputs: [], outputs: [] } };
  return [
    save('createFlow', { name: 'Ayuda', saveId: 'help' }),
    refused(
      'createFlow',
      { name: 'Ayuda', document: document('Ayuda', []) },
      { name: 'a flow with the id of the main flow' },
    ),
    refused('createFlow', { name: '' }, { name: 'a flow without a name' }),
    save('renameFlow', { flowId: 'help', name: 'Ayuda y dudas' }),
    refused('renameFlow', { flowId: 'gone', name: 'Nada' }, { name: 'renames a flow that is not there' }),
    save(
      'saveFlow',
      { document: document('Principal', [text('t1', 'Hola'), call]) },
      { name: 'a flow that runs another' },
    ),
    refused('deleteFlow', { flowId: 'help' }, { name: 'a flow that is run' }),
    refused('deleteFlow', { flowId: 'main' }, { name: 'the main flow' }),
    refused('deleteFlow', { botId: '$palma.bots.0.id', flowId: 'main' }, { name: 'a flow of somebody else’s bot' }),
    save('saveFlow', { document: document('Principal', [text('t1', 'Hola')]) }, { name: 'a flow that runs no other' }),
    save('deleteFlow', { flowId: 'help' }),
    refused('deleteFlow', { flowId: 'help' }, { name: 'deletes the flow twice' }),
  ];
}

function flows(): Step[] {
  return [
    save('saveFlow', { document: document('Principal', [text('t1', 'Hola'), text('t2', 'Adiós')]) }),
    save('saveFlow', { document: document('Principal', []) }, { name: 'an empty group' }),
    refused('saveFlow', { document: { id: 'main' } }, { name: 'half a flow' }),
    refused('saveFlow', { document: 'text' }, { name: 'a flow that is a text' }),
    refused(
      'saveFlow',
      { document: document('Principal', [{ id: 't1', kind: 'nonsense', options: {} }]) },
      { name: 'a block of no kind' },
    ),
    refused(
      'saveFlow',
      { document: document('Principal', [text('same', 'a'), text('same', 'b')]) },
      { name: 'two blocks of one id' },
    ),
    refused(
      'saveFlow',
      { document: { ...document('Principal', []), id: 'other' } },
      { name: 'a flow that is not there' },
    ),
    refused('saveFlow', { revision: 1, document: document('Tarde', []) }, { name: 'a save that comes too late' }),
    refused(
      'saveFlow',
      { revision: 1, document: document('Tarde', []) },
      { name: 'too late, in English', headers: { 'accept-language': 'en' } },
    ),
    refused('saveFlow', { revision: 9_999, document: document('Pronto', []) }, { name: 'a revision that never was' }),
    refused(
      'saveFlow',
      { botId: '$palma.bots.0.id', document: document('Ajeno', []) },
      { name: 'a flow of somebody else' },
    ),
    ...['luis', 'vera', 'mateo', 'key:demoKey'].map((as) =>
      refused('saveFlow', { document: document('Ajeno', []) }, { as, name: `${as} may not save it` }),
    ),
    save(
      'saveFlow',
      {
        document: document('Principal', [
          text('t1', 'Hola, **bienvenida**'),
          { id: 'q1', kind: 'textInput', options: { question: { es: '¿Tu nombre?' } } },
        ]),
      },
      {
        refused: 'ANY',
        keep: { revision: '?data.saveFlow.draft.revision' },
        name: 'a question with half of its options',
      },
    ),
  ];
}

function joining(): Step[] {
  const theme = { primaryColor: '#112233', avatarText: 'A', position: 'LEFT' };
  const settings = { locale: 'es', locales: ['es'], tone: 'VOS', idleMinutes: 20, resumeHours: 12 };
  const old = { revision: '$joinBase' };
  return [
    look('query Base($id: ID!) { bot(id: $id) { draft { revision } } }', {
      as: 'ana',
      name: 'the revision that two saves are made from',
      variables: { id: '$own' },
      keep: { joinBase: 'data.bot.draft.revision' },
    }),
    save('updateTheme', theme),
    save('updateBotSettings', { ...settings, ...old }, { name: 'another part from the same revision is joined' }),
    refused(
      'updateTheme',
      { ...theme, primaryColor: '#445566', ...old },
      { name: 'the same field from the same revision' },
    ),
    refused(
      'updateTheme',
      { ...theme, primaryColor: '#445566', ...old },
      { name: 'the same field, in English', headers: { 'accept-language': 'en' } },
    ),
    save('updateTheme', { ...theme, avatarText: 'B', saveId: 'equal-1' }, { name: 'a save with a name of its own' }),
    save('updateTheme', { ...theme, avatarText: 'B', saveId: 'equal-1', ...old }, { name: 'the same save again' }),
    refused('updateTheme', { ...theme, saveId: 'not a name' }, { name: 'a save with a name that will not do' }),
    look('query Saved($id: ID!) { bot(id: $id) { draft { revision saveIds theme: definition } } }', {
      as: 'ana',
      name: 'what became of them',
      variables: { id: '$own' },
    }),
  ];
}

function variablesAndKnowledge(): Step[] {
  const entry = { question: '¿Tienen estacionamiento?', answer: 'Sí, gratis.', isActive: true };
  return [
    save('saveVariables', {
      variables: [variable('nombre', { isPersonalData: true }), variable('edad', { type: 'NUMBER', defaultValue: 18 })],
    }),
    ...[
      [variable('')],
      [variable('con espacio')],
      [variable('doble'), variable('doble')],
      [variable('n', { type: 'NUMBER', defaultValue: 'x' })],
      [variable('x'.repeat(200))],
      Array.from({ length: 300 }, (_, at) => variable(`v${at}`)),
    ].map((variables, at) => refused('saveVariables', { variables }, { name: `variables that will not do ${at}` })),
    save('saveKnowledgeEntry', entry),
    refused('saveKnowledgeEntry', { ...entry, id: 'not-there' }, { name: 'an entry that is not there' }),
    look(
      'query Known($id: ID!) { bot(id: $id) { draft { knowledge { id question answer isActive } variables { name type defaultValue } } } }',
      { as: 'ana', variables: { id: '$own' }, name: 'what is known', keep: { entry: 'data.bot.draft.knowledge.0.id' } },
    ),
    save(
      'saveKnowledgeEntry',
      { ...entry, id: '$entry', answer: 'Sí, dos horas gratis.', isActive: false },
      { name: 'another answer' },
    ),
    ...[{ question: '' }, { answer: '' }, { question: 'x'.repeat(5_000) }, { answer: 'x'.repeat(50_000) }].map(
      (bad, at) => refused('saveKnowledgeEntry', { ...entry, ...bad }, { name: `knowledge that will not do ${at}` }),
    ),
    save('deleteKnowledgeEntry', { id: '$entry' }),
    refused('deleteKnowledgeEntry', { id: '$entry' }, { name: 'deletes it twice' }),
  ];
}

function prompts(): Step[] {
  const shown = `prompt { id name role variables preview(values: { nombre: "Ana" }) estimate { tokens cost { amountMinor currency } } versions { id number note author { name } } } ${draft}`;
  const savePrompt = (input: Variables, rest: Extra = {}) =>
    change('savePrompt', shown, {
      as: 'ana',
      input: { botId: '$own', revision: '$revision', ...prompt, ...input },
      keep: { revision: 'data.savePrompt.draft.revision' },
      ...rest,
    });
  const none = { keep: { revision: '?data.savePrompt.draft.revision' }, refused: 'ANY' };
  return [
    savePrompt(
      {},
      {
        keep: {
          revision: 'data.savePrompt.draft.revision',
          prompt: 'data.savePrompt.prompt.id',
          promptVersion: 'data.savePrompt.prompt.versions.0.id',
        },
      },
    ),
    savePrompt({ promptId: '$prompt', tone: 'Serio', note: 'más serio' }),
    savePrompt({ name: '' }, { ...none, name: 'a prompt without a name' }),
    savePrompt({ role: '{{ sin cerrar' }, { ...none, name: 'a prompt that cannot be read' }),
    savePrompt({ knowledge: 'x'.repeat(100_000) }, { ...none, name: 'a prompt that is too long' }),
    savePrompt({ promptId: 'prm_nothing' }, { ...none, name: 'a prompt that is not there' }),
    savePrompt({ revision: 1 }, { ...none, name: 'a prompt that comes too late' }),
    change('restorePromptVersion', shown, {
      as: 'ana',
      input: { botId: '$own', revision: '$revision', promptVersionId: '$promptVersion' },
      keep: { revision: 'data.restorePromptVersion.draft.revision' },
    }),
    change('restorePromptVersion', shown, {
      as: 'mateo',
      input: { botId: '$own', revision: '$revision', promptVersionId: '$promptVersion' },
      refused: 'ANY',
    }),
    save('deletePrompt', { promptId: '$prompt' }),
    refused('deletePrompt', { promptId: '$prompt' }, { name: 'deletes the prompt twice' }),
  ];
}

function looks(): Step[] {
  const theme = { primaryColor: '#225588', avatarText: 'BR', position: 'LEFT' };
  const settings = { locale: 'es', locales: ['es', 'en'], tone: 'TU', idleMinutes: 45, resumeHours: 48 };
  return [
    save('updateTheme', theme),
    ...[{ primaryColor: 'blue' }, { primaryColor: '#12345' }, { avatarText: '' }, { avatarText: 'ABCDEFGH' }].map(
      (bad) => refused('updateTheme', { ...theme, ...bad }, { name: `a theme with ${JSON.stringify(bad)}` }),
    ),
    save('updateBotSettings', settings),
    save(
      'updateBotSettings',
      { ...settings, framedSites: ['https://citas.mx/', '*.citas.mx'] },
      { name: 'pages that it may show' },
    ),
    ...[
      { framedSites: ['no site'] },
      { locales: [] },
      { locales: ['en'] },
      { idleMinutes: 0 },
      { idleMinutes: 100_000 },
      { resumeHours: -1 },
      { locales: ['es', 'es'] },
    ].map((bad) =>
      refused('updateBotSettings', { ...settings, ...bad }, { name: `settings with ${JSON.stringify(bad)}` }),
    ),
    ...answerModels(),
    ...intentSettings(),
  ];
}

/** A language model whose connection is not there, which is a problem of the draft; limits out of range; none again. */
function answerModels(): Step[] {
  const answerModel = { connectionId: 'connection_nothing', model: 'large', tokensPerMonth: 5_000 };
  const bad = { answerModel: { ...answerModel, deadlineSeconds: 90 } };
  return [
    save('updateAnswerModel', { answerModel }),
    refused('updateAnswerModel', bad, { name: 'a model with a deadline that is too long' }),
    look(
      'query Model($id: ID!) { bot(id: $id) { draft { answerModel { model tokensPerAnswer connection { id state } } } } }',
      {
        ...{ as: 'ana', name: 'the model of a draft, whose connection is not there', variables: { id: '$own' } },
      },
    ),
    save('updateAnswerModel', { answerModel: null }),
  ];
}

/** Texts and switches for intents, a trade that does not exist, and the defaults again. */
function intentSettings(): Step[] {
  const intents = {
    trade: 'clinic',
    urgentText: { es: 'Llama al 911.' },
    replies: [
      { intent: 'GREETING', text: { es: '¡Hola!', en: 'Hello!' } },
      { intent: 'THANKS', isOff: true },
    ],
  };
  return [
    save('updateIntentSettings', intents),
    refused('updateIntentSettings', { ...intents, trade: 'circus' }, { name: 'intents of an unknown trade' }),
    look(
      'query Intents($id: ID!) { bot(id: $id) { draft { intents { trade urgentText { es en } replies { intent isOff text { es en } } } } } }',
      { ...{ as: 'ana', name: 'the intents of a draft', variables: { id: '$own' } } },
    ),
    save('updateIntentSettings', {}),
  ];
}
