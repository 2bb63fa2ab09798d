import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  type Application,
  type FileProblem,
  type FileResult,
  type Targeted,
  readCalendarFile,
  readOrganisationFile,
  readPlanFile,
  resolvePlan,
} from '@dondoc/application';
import { fillIn, isProblemCode, problems } from '@dondoc/contracts';
import { type Actor, type PlanContent, installationActor } from '@dondoc/domain';
import { StartFailure, textOf } from './embedded/start-failure.js';

/** What the file or the domain objects to, in both languages. */
export const problemWords = (code: string, params: FileProblem['params'] = {}): [string, string] => {
  if (!isProblemCode(code)) return [code, code];
  const { vi, en, action } = problems[code];
  const inWords = (fact: string, remedy: string): string =>
    `${fillIn(fact, params)} ${fillIn(remedy, params)}`;
  return [inWords(vi, action.vi), inWords(en, action.en)];
};

const ofFile = (found: readonly FileProblem[]): StartFailure => {
  const lines = found.map(({ fileName, line, column, code, params, field }) => {
    const [vietnamese, english] = problemWords(code, params);
    return `${fileName}:${line}:${column} ${code} ${field}\n  ${vietnamese}\n  ${english}`;
  });
  return new StartFailure(
    `Tệp chưa đúng, chưa nhập gì từ tệp này:\n${lines.join('\n')}`,
    'The file is not right; nothing of it was imported.',
  );
};

export const readText = async (path: string): Promise<Buffer> =>
  readFile(path).catch((error: unknown) => {
    throw new StartFailure(
      `Không đọc được tệp ${path}: ${textOf(error)}`,
      `The file ${path} cannot be read.`,
      { cause: error },
    );
  });

export const valueOf = <T>(result: FileResult<T>): T => {
  if (!result.ok) throw ofFile(result.problems);
  return result;
};

/** Sends what the installation commands. What is so already is nothing to do: the domain compares. */
export class Importer {
  constructor(
    private readonly application: Application,
    private readonly agencyId: string,
    /** Id of a command, from what it is about; a new one for each unless told. */
    private readonly commandIdOf: (about: string) => string = () => randomUUID(),
  ) {}

  /** The agency that an organisation's file is about. */
  static async agencyIn(path: string): Promise<string> {
    return valueOf(readOrganisationFile(await readText(path), path)).content.agency.agencyId;
  }

  /** This and the next: true when something changed, false when it was so already. */
  async organisation(path: string): Promise<boolean> {
    const { content } = valueOf(readOrganisationFile(await readText(path), path));
    return this.send(path, JSON.stringify(content), {
      target: { kind: 'organisation' },
      command: { type: 'ImportOrganisation', content },
    });
  }

  async calendar(path: string): Promise<boolean> {
    const { calendar } = valueOf(readCalendarFile(await readText(path), path));
    return this.send(path, JSON.stringify(calendar), {
      target: { kind: 'calendar' },
      command: { type: 'PublishCalendar', calendar },
    });
  }

  async plan(path: string): Promise<{ readonly content: PlanContent; readonly changed: boolean }> {
    const file = valueOf(readPlanFile(await readText(path), path));
    const organisation = await this.application.queries.organisation(this.agencyId);
    const { content, sourceHash } = valueOf(resolvePlan(file, organisation));
    const changed = await this.send(path, sourceHash, {
      target: { kind: 'plan', planId: content.planId },
      command: { type: 'ImportPlan', content, sourceHash },
    });
    return { content, changed };
  }

  /** True when accepted, false when nothing was to do because it is so already; anything else ends with a sentence. */
  async send(what: string, key: string, sent: Targeted, actor?: Actor): Promise<boolean> {
    const commandId = this.commandIdOf(JSON.stringify([this.agencyId, sent.command.type, key]));
    const now = await this.application.clock.now();
    const result = await this.application.bus.execute({
      ...sent,
      agencyId: this.agencyId,
      commandId,
      now,
      actor: actor ?? installationActor(commandId),
    });
    if (result.outcome !== 'refused') return result.outcome === 'accepted' && !result.repeated;
    const { code, params } = result.refusal;
    const [vietnamese, english] = problemWords(code, params);
    throw new StartFailure(`${what}: ${vietnamese} (${code})`, `${what}: ${english} (${code})`);
  }
}
