/** The CPU use of servers that scaling aims at, in percent: what is left has to do until further ones run. */
export const CPU_TARGET = 60;
