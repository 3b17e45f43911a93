/** The version of the clinical data of this build; stored with every signed version, so that it can be reproduced. */
export const KNOWLEDGE_VERSION = "2026.11.2";
