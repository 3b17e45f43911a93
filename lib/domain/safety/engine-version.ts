/** The version of the engine's reading of the rules; stored with every signed version. Raise it when an outcome can change. */
export const ENGINE_VERSION = "1.0.0";
