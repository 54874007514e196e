export declare const examples: Record<string, string>;
export declare const TAGS: string[];
export declare const everything: string;
export declare function until<T>(test: () => T, what?: string): Promise<NonNullable<Awaited<T>>>;
export declare const states: Record<string, Record<string, (doc: Document) => unknown>>;
