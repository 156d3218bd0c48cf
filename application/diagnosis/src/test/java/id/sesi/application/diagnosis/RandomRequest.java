package id.sesi.application.diagnosis;

import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.domain.PartnerId;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A realistic request with names from many countries. An optional field is sometimes absent. */
record RandomRequest(Map<String, String> values, List<String> ids, List<String> namas) {

    private static final List<String> NAMES = List.of(
            "John Doe",
            "Nguyễn Thị Ánh",
            "Siti Rahma",
            " Budi Santoso ",
            "Zoë Müller-Lüdenscheidt",
            "李小龍",
            "O'Brien & Sons",
            "Ahmad  Fauzi",
            "José \"Pepe\" Núñez",
            "Путин/Иванова",
            Normalizer.normalize("Ångström Öberg", Normalizer.Form.NFD));

    static RandomRequest next(SplittableRandom random) {
        Map<String, String> values = new HashMap<>();
        values.put("partner", "Partner-" + random.nextInt(100, 999));
        values.put("user", "USR-" + random.nextInt(10_000) + (random.nextBoolean() ? "/x" : "-é"));
        values.put("email", "John.Doe+" + random.nextInt(100) + "@Example.com");
        values.put("name", NAMES.get(random.nextInt(NAMES.size())));
        values.put("company", random.nextBoolean() ? "" : "comp-" + random.nextInt(1000));
        values.put("username", random.nextInt(3) == 0 ? "" : "jdoe" + random.nextInt(1000));
        values.put("companyName", random.nextInt(3) == 0 ? "" : "PT Contoh " + random.nextInt(100));
        List<String> ids = new ArrayList<>();
        List<String> namas = new ArrayList<>();
        int candidates = random.nextInt(5);
        for (int i = 0; i < candidates; i++) {
            ids.add("cand-" + (char) ('A' + random.nextInt(26)) + random.nextInt(1000));
            namas.add(NAMES.get(random.nextInt(NAMES.size())));
        }
        values.put("nama", String.join(",", namas));
        values.put("nothing", "");
        return new RandomRequest(Map.copyOf(values), List.copyOf(ids), List.copyOf(namas));
    }

    String value(String name) {
        return Optional.ofNullable(values.get(name)).orElseThrow();
    }

    RawRequest raw() {
        RawRequest.Builder builder = RawRequest.builder(new PartnerId(value("partner")))
                .userId(value("user"))
                .email(value("email"))
                .name(value("name"))
                .username(value("username"))
                .companyId(value("company"))
                .companyName(value("companyName"));
        for (int i = 0; i < ids.size(); i++) {
            builder.candidate(ids.get(i), namas.get(i), "c@example.com");
        }
        return builder.build();
    }
}
