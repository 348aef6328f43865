/** The types of the catalogues: which keys there are, and which values each text needs. */

/** A catalogue or a part of it: texts by name, nested. */
export interface Texts {
  readonly [name: string]: string | Texts;
}

/** Plural forms have the categories of Intl.PluralRules as suffix: `images_one`, `images_other`. */
type WithoutPlural<Name extends string> = Name extends `${infer Base}_${'one' | 'many' | 'other'}`
  ? Base
  : Name;

/** Every key of a catalogue, such as `dataset.drop.title`; plural forms are one key. */
export type KeyOf<T> = {
  [Name in keyof T & string]: T[Name] extends string
    ? WithoutPlural<Name>
    : `${Name}.${KeyOf<T[Name]>}`;
}[keyof T & string];

type TextAt<T, Key> = Key extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? TextAt<T[Head], Rest>
    : never
  : Key extends keyof T
    ? T[Key]
    : Key extends string
      ? `${Key}_other` extends keyof T
        ? // The plural form is chosen by `count`, named in the text or not.
          `{{count}}${T[`${Key}_other`] & string}`
        : never
      : never;

type VariableName<Inside> = Inside extends `${infer Name},${string}` ? Name : Inside;

type VariablesOf<Text> = Text extends `${string}{{${infer Inside}}}${infer Rest}`
  ? VariableName<Inside> | VariablesOf<Rest>
  : never;

/** What the text of a key must be given, by name; `never` where it needs nothing. */
export type VariableOf<T, Key> = VariablesOf<TextAt<T, Key>>;

/** The arguments behind a key: none for a text without variables. */
export type ValuesFor<T, Key, Value> = [VariableOf<T, Key>] extends [never]
  ? []
  : [values: Readonly<Record<VariableOf<T, Key>, Value>>];

/**
 * A catalogue in a language that has, as Spanish, a plural form for whole millions: the same
 * keys, and `_many` beside each `_other`.
 */
export type Translation<T> = {
  readonly [Name in keyof T]: T[Name] extends string ? string : Translation<T[Name]>;
} & {
  readonly [Name in keyof T as Name extends `${infer Base}_other` ? `${Base}_many` : never]: string;
};

/** The keys of texts without variables: for tables of labels. */
export type PlainKeyOf<T> = {
  [Key in KeyOf<T>]: [VariableOf<T, Key>] extends [never] ? Key : never;
}[KeyOf<T>];
