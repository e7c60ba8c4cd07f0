package io.plumbline.capture.sql;

/** The lexical rules a statement's text is read by. */
public enum Dialect {
    POSTGRES,
    MYSQL
}
