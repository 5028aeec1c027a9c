import { describe, expect, test } from '@jest/globals';
import { beginning, filesIn, nameOfNobody, obstacleTo, play, readRecording, stageOf, takeTurn } from '../src/index.js';
import { aBot, block, edges, group, recorded, say } from './bot.js';

const question = block('f', 'fileInput', { variable: 'foto', retryLimit: 5 });
const bot = aBot([group('g', question, say('s', 'Gracias: {{ foto }}'))], edges('start -> g'));

describe('files of pinned conversations', () => {
  test('A file is an answer by its name: its ending says the type, and there are no bytes', () => {
    const told = (name: string) => {
      const { transcript } = play(bot, recorded({ kind: 'files', names: [name] }));
      return transcript.turns.at(-1)?.lines.map(({ text }) => text);
    };
    expect(told('archivo.jpg')).toEqual(['Gracias: archivo.jpg', 'COMPLETED']);
    expect(told('archivo.pdf')).toEqual(['Ese tipo de archivo no se puede recibir aquí. Manda imágenes, por favor.']);
  });

  test('Files can be given only where some are asked for, and are stored as JSON', () => {
    const input = { kind: 'files', names: ['archivo.jpg'] } as const;
    const stage = stageOf(bot, recorded());
    const { moment } = takeTurn(stage, beginning(stage), { kind: 'start' });
    expect(obstacleTo(input, moment)).toBeNull();
    expect(obstacleTo(input, beginning(stage))).toBe('NOT_ASKED');
    expect(readRecording(JSON.parse(JSON.stringify(recorded(input)))).ok).toBe(true);
    expect(readRecording(JSON.parse(JSON.stringify(recorded({ kind: 'files', names: [] })))).ok).toBe(false);
  });

  test.each([
    ['foto.jpg, cv de Ana.pdf', ['foto.jpg', 'cv de Ana.pdf']],
    ['no la encuentro', null],
    ['https://fotos.example.com/a.jpg', null],
    ['foto.jpg, y otra', null],
  ])('The transcript “%s” is read back', (text, names) => {
    expect(filesIn(text)).toEqual(names);
  });

  test('A name tells nothing of its visitor, except the type', () => {
    expect(nameOfNobody('cv de Ana García.pdf', 'es')).toBe('archivo.pdf');
    expect(nameOfNobody('Ana García', 'en')).toBe('file');
  });
});
