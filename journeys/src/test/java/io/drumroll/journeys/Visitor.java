package io.drumroll.journeys;

/** What anybody does on the pages, whatever they came for. */
final class Visitor {
    private Visitor() {}

    static void signUp(Screen screen, String name) {
        screen.open("/sign-up")
                .fill("What we call you", name)
                .fill("E-mail or user name", name)
                .fill("Password", ServedFestival.PASSWORD)
                .press("Create account");
    }

    static void signIn(Screen screen, String name, String password) {
        screen.fill("E-mail or user name", name).fill("Password", password).enter("Password");
    }

    /** Says where to deliver to, on the checkout. */
    static void giveAddress(Screen screen) {
        screen.sees("Deliver to")
                .choose("Country", "China")
                .fill("Full name", "Ada Lovelace")
                .fill("Street and number", "West Lake Road 1")
                .fill("City", "Hangzhou")
                .press("Use this address")
                .sees("West Lake Road 1");
    }

    /** The buyer's number of whoever is signed in, as their account says it. */
    static long buyer(Screen screen) {
        return Long.parseLong(screen.open("/account").reads("Buyer number:? ?([0-9]+)"));
    }
}
