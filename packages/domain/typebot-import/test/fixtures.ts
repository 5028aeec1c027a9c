/** Files in Typebot's format, written for these tests. */
export type Part = Record<string, unknown>;

export interface TypebotFile extends Part {
  version: string;
  name: string;
  events: Part[];
  groups: (Part & { blocks: Part[] })[];
  edges: Part[];
  variables: Part[];
}

/** A block; edges from it are named by `edge`. */
export function block(id: string, type: string, given: Part = {}): Part {
  const { edge, ...rest } = given;
  return { id, type, ...(edge === undefined ? {} : { outgoingEdgeId: edge }), ...rest };
}

export function say(id: string, text: string, given: Part = {}): Part {
  return block(id, 'text', { content: { richText: [{ type: 'p', children: [{ text }] }] }, ...given });
}

/** An edge by `e1 group` or `e1 group/block`. */
export function edge(line: string): Part {
  const [id = '', to = ''] = line.split(' ');
  const [groupId, blockId] = to.split('/');
  return { id, from: {}, to: blockId === undefined ? { groupId } : { groupId, blockId } };
}

export function group(id: string, ...blocks: Part[]): Part & { blocks: Part[] } {
  return { id, title: `Group ${id}`, graphCoordinates: { x: 100, y: 50 }, blocks };
}

export function variables(...names: string[]): Part[] {
  return names.map((name) => ({ id: `var-${name}`, name }));
}

/** A file of the newest version whose start leads to the first group. */
export function typebot(groups: (Part & { blocks: Part[] })[], given: Part = {}): TypebotFile {
  const { edges = [], ...rest } = given;
  return {
    ...{ version: '6.1', name: 'My bot', variables: [], theme: {}, settings: {} },
    events: [{ id: 'ev', type: 'start', graphCoordinates: { x: 0, y: 0 }, outgoingEdgeId: 'e-start' }],
    ...rest,
    groups,
    edges: [edge(`e-start ${String(groups[0]?.['id'])}`), ...(edges as string[]).map(edge)],
  };
}
