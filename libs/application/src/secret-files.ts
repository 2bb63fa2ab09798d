import { readFileSync } from 'node:fs';
import { SECRETS, UnusableSetting } from './unusable-setting.js';

/**
 * The environment with its secrets read from files: a secret that is not set, or empty, is what stands in the
 * file that `<its name>_FILE` names, without blanks at its ends. The names of the files are left out, so that
 * whoever drops a secret from the result has dropped it. Throws with the variable when a file tells nothing.
 */
export function withSecretFiles(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const result = { ...env };
  for (const name of SECRETS) {
    const variable = `${name}_FILE`;
    const path = env[variable];
    delete result[variable];
    if (path && !env[name]) result[name] = contentOf(path, variable);
  }
  return result;
}

function contentOf(path: string, variable: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw new UnusableSetting(
      `${variable}: không đọc được tệp ${path}. Hãy kiểm tra tệp có đó và tài khoản chạy chương trình đọc được nó.`,
      `${variable}: ${path} cannot be read. Check that it is there and may be read by the account that runs this.`,
      { cause: error },
    );
  }
  if (text === '')
    throw new UnusableSetting(
      `${variable}: tệp ${path} trống. Hãy ghi giá trị vào đó.`,
      `${variable}: ${path} is empty. Put the value into it.`,
    );
  return text;
}
