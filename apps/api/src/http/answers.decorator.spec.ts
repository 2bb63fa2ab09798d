import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { Answers } from './answers.decorator.js';
import { answeredResponse } from './answered.response.js';

const schema = z.strictObject({ id: z.string(), note: z.string().exactOptional() });

interface View {
  readonly id: string;
  readonly note?: string;
}

/** The type checker reads this class; it fails where a line that is said not to compile does. */
class Routes {
  @Answers(schema)
  same(): View {
    return { id: 'a' };
  }

  @Answers(schema)
  later(): Promise<View> {
    return Promise.resolve({ id: 'a' });
  }

  // @ts-expect-error A field of the answer is missing in the schema.
  @Answers(schema)
  more(): View & { readonly more: number } {
    return { id: 'a', more: 1 };
  }

  // @ts-expect-error So is one that is not always there.
  @Answers(schema)
  perhapsMore(): View & { readonly more?: number } {
    return { id: 'a' };
  }

  // @ts-expect-error A field of the schema is missing in the answer.
  @Answers(schema)
  less(): { readonly id: string } {
    return { id: 'a' };
  }

  // @ts-expect-error What is always there and what may be left out are not the same.
  @Answers(schema)
  always(): Required<View> {
    return { id: 'a', note: 'b' };
  }

  // @ts-expect-error Null is not text.
  @Answers(z.array(schema))
  deeper(): readonly { readonly id: string | null; readonly note?: string }[] {
    return [{ id: null }];
  }
}

const headersOf = (method: keyof Routes, answers: MethodDecorator): unknown => {
  const descriptor = Object.getOwnPropertyDescriptor(Routes.prototype, method);
  if (descriptor) answers(Routes.prototype, method, descriptor);
  return Reflect.getMetadata('swagger/apiResponse', descriptor?.value as object);
};

describe('what a route says it answers', () => {
  it('has an ETag when the body always has one, and perhaps when some bodies have', () => {
    const always = Answers(z.strictObject({ etag: z.string() })) as MethodDecorator;
    const perhaps = Answers(answeredResponse) as MethodDecorator;
    expect(headersOf('same', always)).toMatchObject({ 200: { headers: { ETag: { required: true } } } });
    expect(headersOf('later', perhaps)).not.toHaveProperty(['200', 'headers', 'ETag', 'required']);
    expect(headersOf('later', perhaps)).toHaveProperty(['200', 'headers', 'ETag']);
  });
});
