package io.plumbline.capture.sql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The words that matter to the normaliser, per dialect.
 *
 * <p>Reserved words are those of PostgreSQL 18 (appendix C) and MySQL 8.4 and 9 (section 10.3): only they, when quoted,
 * keep their quotes. After the words that an
 * operand follows {@code -} is a sign and PostgreSQL's {@code ?} is a parameter.
 */
final class Words {

    private static final String OPERAND_FOLLOWS = """
            all and any as between both by call case check default distinct do else escape except exists execute fetch for from
            group having in intersect interval into is join lateral leading like limit natural not offset on or order
            over returning select set some then to trailing union until update using values when where while window
            with""";

    private static final String POSTGRES_OPERAND_FOLLOWS = " asymmetric ilike overlaps similar symmetric uescape zone";
    private static final String MYSQL_OPERAND_FOLLOWS = " div elseif if mod regexp return rlike sounds xor";

    private static final String POSTGRES_RESERVED = """
            all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case
            cast char character check coalesce collate collation column concurrently constraint create cross
            current_catalog current_date current_role current_schema current_time current_timestamp current_user dec
            decimal default deferrable desc distinct do else end except exists extract false fetch float for foreign
            freeze from full grant greatest group grouping having ilike in initially inner inout int integer intersect
            interval into is isnull join json json_array json_arrayagg json_exists json_object json_objectagg json_query
            json_scalar json_serialize json_table json_value lateral leading least left like limit localtime
            localtimestamp merge_action national natural nchar none normalize not notnull null nullif numeric offset on
            only or order out outer overlaps overlay placing position precision primary real references returning right
            row select session_user setof similar smallint some substring symmetric system_user table tablesample then
            time timestamp to trailing treat trim true union unique user using values varchar variadic verbose when where
            window with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot
            xmlserialize xmltable uescape""";

    private static final String MYSQL_RESERVED = """
            accessible add all alter analyze and as asc asensitive before between bigint binary blob both by call cascade
            case change char character check collate column condition constraint continue convert create cross cube
            cume_dist current_date current_time current_timestamp current_user cursor database databases day_hour
            day_microsecond day_minute day_second dec decimal declare default delayed delete dense_rank desc describe
            deterministic distinct distinctrow div double drop dual each else elseif empty enclosed escaped except exists
            exit explain false fetch first_value float float4 float8 for force foreign from fulltext function generated
            get grant group grouping groups having high_priority hour_microsecond hour_minute hour_second if ignore in
            index infile inner inout insensitive insert int int1 int2 int3 int4 int8 integer intersect interval into
            io_after_gtids io_before_gtids is iterate join json_table key keys kill lag last_value lateral lead leading
            leave left like limit linear lines load localtime localtimestamp lock long longblob longtext loop low_priority
            manual master_bind master_ssl_verify_server_cert match maxvalue mediumblob mediumint mediumtext middleint
            minute_microsecond minute_second mod modifies natural not no_write_to_binlog nth_value ntile null numeric of
            on optimize optimizer_costs option optionally or order out outer outfile over parallel partition percent_rank
            precision primary procedure purge qualify range rank read reads read_write real recursive references regexp
            release rename repeat replace require resignal restrict return revoke right rlike row rows row_number _charset schema
            schemas second_microsecond select sensitive separator set show signal smallint spatial specific sql
            sqlexception sqlstate sqlwarning sql_big_result sql_calc_found_rows sql_small_result ssl starting stored
            straight_join system table tablesample terminated then tinyblob tinyint tinytext to trailing trigger true undo
            union unique unlock unsigned update usage use using utc_date utc_time utc_timestamp values varbinary varchar
            varcharacter varying virtual when where while window with write xor year_month zerofill cast""";

    private static final String MYSQL_CHARSETS = """
            _armscii8 _ascii _big5 _binary _cp1250 _cp1251 _cp1256 _cp1257 _cp850 _cp852 _cp866 _cp932 _dec8 _eucjpms
            _euckr _gb18030 _gb2312 _gbk _geostd8 _greek _hebrew _hp8 _keybcs2 _koi8r _koi8u _latin1 _latin2 _latin5
            _latin7 _macce _macroman _sjis _swe7 _tis620 _ucs2 _ujis _utf16 _utf16le _utf32 _utf8 _utf8mb3 _utf8mb4""";

    /** Words that MySQL's lexer takes for the last of their line: a digest shows any one of them. */
    private static final String[] MYSQL_SYNONYMS = {
        "int1 tinyint",
        "int2 smallint",
        "int3 middleint mediumint",
        "int4 integer int",
        "int8 bigint",
        "character char",
        "dec decimal",
        "float4 float",
        "float8 double",
        "varcharacter varchar",
        "geomcollection geometrycollection",
        "distinctrow distinct",
        "rlike regexp",
        "some any",
        "schema database",
        "schemas databases",
        "fields columns",
        "explain describe",
        "current_timestamp localtime localtimestamp now",
        "current_date curdate",
        "current_time curtime",
        "session_user system_user user",
        "std stddev stddev_pop",
        "substr mid substring",
        "variance var_pop",
        "sql_tsi_second second",
        "sql_tsi_minute minute",
        "sql_tsi_hour hour",
        "sql_tsi_day day",
        "sql_tsi_week week",
        "sql_tsi_month month",
        "sql_tsi_quarter quarter",
        "sql_tsi_year year",
        "relay_thread io_thread"
    };

    static final WordTable POSTGRES = WordTable.of(
            split(OPERAND_FOLLOWS + POSTGRES_OPERAND_FOLLOWS), split(POSTGRES_RESERVED), postgresRoles(), Map.of());
    static final WordTable MYSQL = WordTable.of(
            split(OPERAND_FOLLOWS + MYSQL_OPERAND_FOLLOWS), split(MYSQL_RESERVED), mysqlRoles(), mysqlSynonyms());

    private Words() {}

    private static Map<String, Integer> postgresRoles() {
        Map<String, Integer> roles = commonRoles();
        roles.put("array", WordRole.ARRAY);
        roles.put("zone", WordRole.TYPE);
        roles.put("uescape", WordRole.UESCAPE);
        roles.put("fetch", WordRole.FETCH);
        roles.put("first", WordRole.FIRST);
        roles.put("next", WordRole.FIRST);
        roles.put("limit", WordRole.LIMIT);
        roles.put("all", WordRole.ALL);
        roles.put("extract", WordRole.EXTRACT);
        return roles;
    }

    private static Map<String, Integer> mysqlRoles() {
        Map<String, Integer> roles = commonRoles();
        roles.put("value", WordRole.VALUES);
        roles.put("_charset", WordRole.ANY_CHARSET);
        split(MYSQL_CHARSETS).forEach(charset -> roles.put(charset, WordRole.CHARSET));
        return roles;
    }

    private static Map<String, String> mysqlSynonyms() {
        Map<String, String> synonyms = new HashMap<>();
        for (String line : MYSQL_SYNONYMS) {
            String canonical = line.substring(line.lastIndexOf(' ') + 1);
            split(line).forEach(word -> synonyms.put(word, canonical));
            synonyms.remove(canonical);
        }
        return synonyms;
    }

    private static Map<String, Integer> commonRoles() {
        Map<String, Integer> roles = new HashMap<>();
        roles.put("in", WordRole.IN);
        roles.put("values", WordRole.VALUES);
        roles.put("cast", WordRole.GROUP);
        roles.put("row", WordRole.GROUP);
        roles.put("interval", WordRole.TYPE);
        roles.put("as", WordRole.AS);
        roles.put("is", WordRole.IS);
        roles.put("not", WordRole.NOT);
        roles.put("set", WordRole.SET);
        roles.put("null", WordRole.NULL);
        roles.put("true", WordRole.BOOLEAN);
        roles.put("false", WordRole.BOOLEAN);
        return roles;
    }

    private static Set<String> split(String words) {
        Set<String> split = new HashSet<>();
        for (int from = 0, to; from < words.length(); from = to + 1) {
            to = from;
            while (to < words.length() && words.charAt(to) > ' ') {
                to++;
            }
            if (to > from) {
                split.add(words.substring(from, to));
            }
        }
        return split;
    }
}
