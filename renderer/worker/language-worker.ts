// The worker's entry, the only place of the window that runs the language: takes questions one by one and answers with plain data.
import { cadicalIfAny } from '../../solver/cadical.ts';
import type { Answer, Question } from './envelope.ts';
import { createLanguageService } from './language-service.ts';
import type { LanguageService } from './protocol.ts';
import { addTurn } from './turns.ts';
import type { Turn } from './turns.ts';

declare const self: DedicatedWorkerGlobalScope;

start(createLanguageService(() => performance.now(), cadicalIfAny));

function start(service: LanguageService): void {
  let turns: readonly Turn[] = [];
  let running = false;
  const run = async (): Promise<void> => {
    const [turn, ...rest] = turns;
    turns = rest;
    if (turn === undefined) {
      running = false;
      return;
    }
    const answer = await answerTo(service, turn.question);
    for (const id of turn.waiting) self.postMessage({ ...answer, id } satisfies Answer);
    // What was typed meanwhile waits as messages: they come in before the next turn.
    setTimeout(() => void run(), 0);
  };
  self.addEventListener('message', (event: MessageEvent<Question>) => {
    turns = addTurn(turns, event.data);
    if (running) return;
    running = true;
    setTimeout(() => void run(), 0);
  });
}

async function answerTo(service: LanguageService, question: Question): Promise<Answer> {
  const { id, method, args } = question;
  try {
    // The envelope's table has made method and arguments fit; its type cannot say so for all methods together.
    const call = service[method] as (...given: readonly unknown[]) => Promise<unknown>;
    return { id, ok: true, value: await call(...args) };
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
