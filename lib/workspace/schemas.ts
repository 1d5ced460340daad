/** What users send, checked strictly; the types follow. */
import { z } from "zod";
import type { GeneratorCall } from "../applicationset/evaluation";
import type { JsonValue } from "../gotemplate";
import { manifestLimits } from "../manifests/limits";
import type { Draft, SendRequest } from "./views";

const maxParameterDepth = 64;

/** A JSON object as parsed, taken as it is: a copy could lose a key such as `__proto__`. */
const parametersSchema = z.custom<{ readonly [key: string]: JsonValue }>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value) && isJson(value),
  `must be an object of JSON values, at most ${maxParameterDepth} deep`,
);

/** A name that a ConfigMap can have: RFC 1123 subdomain. */
const pluginNameSchema = z
  .string()
  .min(1, "is needed")
  .max(253, "has more than 253 characters")
  .regex(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
    "must be lower case letters, digits, - and ., as a ConfigMap's name",
  );

const baseUrlSchema = z
  .string()
  .trim()
  .max(2_048, "has more than 2048 characters")
  .refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text), "must be an http or https address")
  .refine((text) => !URL.canParse(text) || new URL(text).username + new URL(text).password === "", {
    message: "must not hold a user name or password: the plugin generator has only the token",
  });

/** null: no limit; absent: the controller's 30 s. */
const timeoutSchema = z
  .number()
  .int()
  .min(1, "must be at least 1")
  .max(3_600, "must be at most 3600")
  .nullable();

const tokenSchema = z.string().max(16_384, "has more than 16384 characters");

export const registerPluginSchema = z.strictObject({
  name: pluginNameSchema,
  baseUrl: baseUrlSchema,
  timeoutSeconds: timeoutSchema.default(30),
  /** Empty: no Authorization header. */
  token: tokenSchema.default(""),
});

export const updatePluginSchema = z.strictObject({
  baseUrl: baseUrlSchema,
  timeoutSeconds: timeoutSchema,
  /** Absent: keep the one that is there. Empty: none. */
  token: tokenSchema.optional(),
});

export const sendRequestSchema: z.ZodType<SendRequest> = z.strictObject({
  applicationSetName: z.string().max(253, "has more than 253 characters"),
  parameters: parametersSchema.nullable(),
  goTemplate: z.boolean(),
  values: z.record(z.string(), z.string()),
});

/** As a file of the manifests folder may be. */
const textSchema = z
  .string()
  .max(manifestLimits.fileBytes, `has more than ${manifestLimits.fileBytes} characters`);

/** What to evaluate: a draft, or without one the files' own texts. */
export const evaluateRequestSchema: z.ZodType<{ readonly draft?: Draft | undefined }> = z.strictObject({
  draft: z.strictObject({ manifest: textSchema, fixtures: textSchema }).optional(),
});

/** The call of a plugin that an evaluation asks for. */
export const generatorCallSchema: z.ZodType<GeneratorCall> = z.strictObject({
  plugin: z.string().max(253, "has more than 253 characters"),
  applicationSetName: z.string().max(253, "has more than 253 characters"),
  parameters: parametersSchema.nullable(),
  parametersJson: z.string().nullable(),
});

export const pluginIdSchema = z.string().min(1).max(260);
export const runIdSchema = z.string().min(1).max(64);
export const applicationSetIdSchema = z.string().min(1).max(510);

export type RegisterPlugin = z.infer<typeof registerPluginSchema>;
export type UpdatePlugin = z.infer<typeof updatePluginSchema>;

/** True for JSON of bounded depth; goes level by level, so that no input can exhaust the stack. */
function isJson(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxParameterDepth || !level.every(isJsonNode)) return false;
    level = level.flatMap((item) => (typeof item === "object" && item !== null ? Object.values(item) : []));
  }
  return true;
}

function isJsonNode(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  return value === null || ["string", "boolean", "object"].includes(typeof value);
}
