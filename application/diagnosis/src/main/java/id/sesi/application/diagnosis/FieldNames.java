package id.sesi.application.diagnosis;

import java.util.List;
import java.util.function.UnaryOperator;

/** The names that other people's code gives to the six signed fields. */
final class FieldNames {

    /** The styles of names, the most likely ones first. */
    static final List<List<String>> ALL = List.of(
            List.of("partner_id", "user_id", "email", "name", "company_id", "candidate_ids"),
            List.of("partnerId", "userId", "email", "name", "companyId", "candidateIds"),
            List.of("partnerId", "user_id", "email", "name", "company_id", "candidate_ids"),
            List.of("partnerId", "user_id", "email", "name", "company_id", "candidate_ids_csv"),
            List.of("PartnerId", "UserId", "Email", "Name", "CompanyId", "CandidateIds"),
            List.of(
                    "partnerId",
                    "user.user_id",
                    "user.email",
                    "user.name",
                    "user.company.company_id",
                    "user.candidates"),
            List.of("partner_id", "user_id", "user_email", "user_name", "company_id", "candidates"),
            List.of("partner_id", "user_id", "email", "name", "company_id", "candidates"));

    /** The ways in which templates refer to a variable. */
    static final List<UnaryOperator<String>> TEMPLATES = List.of(
            name -> name,
            name -> "$" + name,
            name -> "${" + name + "}",
            name -> "{" + name + "}",
            name -> "{{" + name + "}}",
            name -> "#{" + name + "}",
            name -> "%" + name + "%",
            name -> ":" + name,
            name -> "<" + name + ">",
            name -> "%s",
            name -> "{}");

    private FieldNames() {}
}
